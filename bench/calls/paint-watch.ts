import type { Page } from '@playwright/test';

declare global {
  interface Window {
    paintWatch: { text: string; paintedAt: number | undefined };
  }
}

/** Watches a page from inside for the frame in which a text first shows. Repeat it before each sample. */
export async function watchPaint(page: Page, text: string): Promise<void> {
  await page.evaluate((awaited) => {
    const watch = { text: awaited, paintedAt: undefined as number | undefined };
    window.paintWatch = watch;
    const observer = new MutationObserver(() => {
      if (!document.body.textContent?.includes(awaited)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        // the next task after a frame's callbacks comes when the frame is painted
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          watch.paintedAt = performance.timeOrigin + performance.now();
        };
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, text);
}

/** When the text was painted, wall clock, ms. */
export async function paintedAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.paintWatch.paintedAt, undefined, { polling: 20, timeout: 20_000 });
  return (await handle.jsonValue()) as number;
}

/** Waits until a text has gone from a page, so that the next sample starts anew. */
export async function waitUntilGone(page: Page, text: string): Promise<void> {
  await page.waitForFunction((awaited) => !document.body.textContent?.includes(awaited), text, { polling: 20, timeout: 20_000 });
}
