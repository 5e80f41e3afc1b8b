import { type BrowserWindow, screen } from 'electron';
import { log } from '../diagnostics/log';
import { createWindow, loadPage } from './create-window';
import { isReachable, zoomAfter, zoomThatFits } from './desk-place';
import type { DeskPlaceFile } from './desk-place-file';

/** The agent's desk: a view that may be reloaded or die at any moment without touching a call. */
export interface DeskWindow {
  /** Makes the window, if there is none yet, for this listener; the one before hears nothing more. */
  open(listener: DeskWindowListener): void;
  /** Loads the page, or loads it anew; the window is shown once it is painted. */
  load(): void;
  readonly webContents: () => Electron.WebContents | undefined;
  show(): void;
  readonly browserWindow: () => BrowserWindow | undefined;
}

export interface DeskWindowListener {
  /** The page died and is being loaded again. */
  onRestored(): void;
  /** Its page, and every other of its origin, is drawn larger or smaller from now on. */
  onZoomed(): void;
  onClosed(): void;
  /** False while a call goes on: the window is then put away instead. */
  mayClose(): boolean;
}

const restoreDelayMs = 50;
/** A window that is moved or made larger tells of each step. */
const settleMs = 300;

const usualSize = { width: 1440, height: 860 };

/** `placeFile` is where the window comes back to, and how large its page is drawn. */
export function createDeskWindow(placeFile: DeskPlaceFile): DeskWindow {
  let window: BrowserWindow | undefined;
  let listener: DeskWindowListener | undefined;

  function create(): BrowserWindow {
    let place = placeFile.read();
    const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
    const bounds = place.bounds && isReachable(place.bounds, screens) ? place.bounds : usualSize;
    const created = createWindow('desk', { ...bounds, minWidth: 1024, minHeight: 640 });
    const draw = (): void => created.webContents.setZoomFactor(zoomThatFits(place.zoom, created.getContentBounds().width));
    created.webContents.on('dom-ready', draw);
    created.on('resize', draw);
    let settling: NodeJS.Timeout | undefined;
    const keep = (): void => {
      clearTimeout(settling);
      settling = setTimeout(() => {
        if (created.isDestroyed()) return;
        placeFile.write({ ...place, bounds: created.getNormalBounds(), isMaximized: created.isMaximized() });
      }, settleMs);
    };
    created.on('resize', keep);
    created.on('move', keep);
    created.webContents.on('before-input-event', (event, { type, key, control, meta, alt }) => {
      if (type !== 'keyDown' || alt || !(process.platform === 'darwin' ? meta : control)) return;
      const zoom = zoomAfter(key, place.zoom);
      if (zoom === undefined) return;
      event.preventDefault();
      place = { ...place, zoom };
      draw();
      listener?.onZoomed();
      keep();
    });
    created.once('ready-to-show', () => (place.isMaximized ? created.maximize() : created.show()));
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
    },
    load: () => window && loadPage(window, 'desk'),
    webContents: () => window?.webContents,
    browserWindow: () => window,
    show() {
      if (window?.isMinimized()) window.restore();
      window?.show();
    },
  };
}
