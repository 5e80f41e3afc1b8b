import type { Page } from '@playwright/test';

/**
 * Watches a page from inside for the frame in which a text first shows; answers when it was painted, wall clock, ms.
 * The page tells by itself: asking it again and again would take from the processor what is being measured.
 */
export async function watchPaint(page: Page, text: string): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle((awaited) => {
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!document.body.textContent?.includes(awaited)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          // the next task after a frame's callbacks comes when the frame is painted
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return { painted };
  }, text);
  return () => watch.evaluate(({ painted }) => painted);
}

/** Waits until a text has gone from a page, so that the next sample starts anew. */
export async function waitUntilGone(page: Page, text: string): Promise<void> {
  await page.waitForFunction((awaited) => !document.body.textContent?.includes(awaited), text, { polling: 20, timeout: 20_000 });
}
