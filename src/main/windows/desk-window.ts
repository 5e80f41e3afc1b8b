import type { BrowserWindow } from 'electron';
import { log } from '../diagnostics/log';
import { createWindow, loadPage } from './create-window';

/** The agent's desk: a view that may be reloaded or die at any moment without touching a call. */
export interface DeskWindow {
  /** Opens the desk, or loads it anew for another listener: the one before hears nothing more. */
  open(listener: DeskWindowListener): void;
  readonly webContents: () => Electron.WebContents | undefined;
  show(): void;
  readonly browserWindow: () => BrowserWindow | undefined;
}

export interface DeskWindowListener {
  /** The page died and is being loaded again. */
  onRestored(): void;
  onClosed(): void;
  /** False while a call goes on: the window is then put away instead. */
  mayClose(): boolean;
}

const restoreDelayMs = 50;

export function createDeskWindow(bounds: { width: number; height: number }): DeskWindow {
  let window: BrowserWindow | undefined;
  let listener: DeskWindowListener | undefined;

  function create(): BrowserWindow {
    const created = createWindow('desk', { ...bounds, minWidth: 1024, minHeight: 640 });
    created.once('ready-to-show', () => created.show());
    created.on('close', (event) => {
      if (listener?.mayClose() ?? true) return;
      event.preventDefault();
      created.minimize();
    });
    created.on('closed', () => {
      window = undefined;
      listener?.onClosed();
    });
    created.webContents.on('render-process-gone', (_event, details) => {
      if (!window || details.reason === 'clean-exit') return; // the program is ending
      log.error(`Desk gone: ${details.reason}`);
      // not from within the event: the dead page is still being taken down
      setTimeout(() => {
        if (!window) return;
        listener?.onRestored();
        loadPage(window, 'desk');
      }, restoreDelayMs);
    });
    // a page that hangs for good is as dead as one that crashed
    created.on('unresponsive', () => {
      log.warn('Desk does not respond');
      created.webContents.forcefullyCrashRenderer();
    });
    return created;
  }

  return {
    open(next) {
      listener = next;
      window ??= create();
      loadPage(window, 'desk');
    },
    webContents: () => window?.webContents,
    browserWindow: () => window,
    show() {
      if (window?.isMinimized()) window.restore();
      window?.show();
    },
  };
}
