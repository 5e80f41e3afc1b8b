import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from './asterisk/wait-until';
import { findWindow, launchElectron } from './electron';

/** Another program on the agent's screen, with one text to type into. */
export interface OtherProgram {
  /** Brings its window to the front with the focus in the text, as a click would. */
  focus(): Promise<void>;
  text(): Promise<string>;
  close(): Promise<void>;
}

const main = `
const { app, BrowserWindow } = require('electron');
app.setPath('userData', __dirname + '/user-data');
app.whenReady().then(() => {
  const window = new BrowserWindow({ x: 40, y: 40, width: 500, height: 300 });
  window.loadFile(__dirname + '/editor.html');
});
`;

export async function startOtherProgram(): Promise<OtherProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'firstline-other-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'other-program', main: 'main.cjs' }));
  await writeFile(join(folder, 'main.cjs'), main);
  await writeFile(join(folder, 'editor.html'), '<!doctype html><title>Editor</title><textarea autofocus></textarea>');
  const app = await launchElectron({ appDirectory: folder });
  const page = await findWindow(app, 'editor.html');
  return {
    async focus() {
      await app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.show();
        window?.focus();
        window?.webContents.focus();
      });
      await waitUntil('the focus', () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null));
    },
    text: () => page.getByRole('textbox').inputValue(),
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
