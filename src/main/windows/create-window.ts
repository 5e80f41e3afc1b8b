import { join } from 'node:path';
import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { log } from '../diagnostics/log';
import { pageUrl, type WindowName } from './app-scheme';

/**
 * A sandboxed, isolated window with the bridge of its kind. It can neither navigate nor open windows. The page is not
 * loaded yet; see `loadPage`.
 */
export function createWindow(name: WindowName, options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    title: 'Firstline',
    autoHideMenuBar: true,
    ...options,
    webPreferences: {
      preload: join(import.meta.dirname, `../preload/${name}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: name === 'desk',
      ...options.webPreferences,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  return window;
}

export function loadPage(window: BrowserWindow, name: WindowName): void {
  window.loadURL(pageUrl(name)).catch((error: unknown) => log.error(`Page ${name} does not load`, error));
}
