import type { ElectronApplication } from '@playwright/test';

/** Notes when the window whose address contains `part` last came onto the screen (it waits beyond its edge), wall clock, ms. */
export async function watchWindowShown(electron: ElectronApplication, part: string): Promise<{ at(): Promise<number> }> {
  await electron.evaluate(({ BrowserWindow }, address) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes(address));
    window?.on('move', () => {
      if (window.getBounds().x >= 0) Reflect.set(globalThis, 'windowShownAt', performance.timeOrigin + performance.now());
    });
  }, part);
  return { at: () => electron.evaluate(() => Number(Reflect.get(globalThis, 'windowShownAt') ?? 0)) };
}
