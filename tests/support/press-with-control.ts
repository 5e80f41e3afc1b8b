import type { App } from './app';

/** Presses a key on the desk with Ctrl, as the system tells the window of it: Playwright's own go to the page alone. */
export async function pressWithControl(app: App, keyCode: string): Promise<void> {
  await app.electron.evaluate(({ webContents }, pressed) => {
    const desk = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/desk/'));
    desk?.sendInputEvent({ type: 'keyDown', keyCode: pressed, modifiers: ['control'] });
  }, keyCode);
}
