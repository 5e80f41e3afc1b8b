import { type BrowserWindow, screen } from 'electron';
import { type PopupCall, popupContract } from '../../contract/ipc/popup';
import { log } from '../diagnostics/log';
import { sendEvent } from '../ipc/serve-window';
import { createWindow, loadPage } from './create-window';
import { preferProcess } from './prefer-process';
import { createRestartPause } from './restart-pause';

/**
 * The incoming-call popup. Made ahead and shown out of sight, because a window that is already on the screen paints a
 * ring in its next frame, while mapping a hidden one takes several. It never takes the focus.
 */
export interface PopupWindow {
  /** Makes the window, if there is none yet. */
  prepare(): void;
  /** Shows the call; null puts the popup out of sight. */
  show(call: PopupCall | null): void;
  /** Takes the room that its page needs, after a change of zoom. */
  fit(): void;
  current(): PopupCall | null;
  webContents(): Electron.WebContents | undefined;
  close(): void;
}

const size = { width: 384, height: 180 };
const marginPx = 16;

/** Beyond any screen, within the 16 bits that X11 and Windows give a coordinate. */
const outOfSight = { ...size, x: -20_000, y: -20_000 };

export function createPopupWindow(): PopupWindow {
  let current: PopupCall | null = null;
  let window: BrowserWindow | undefined;
  const restartPause = createRestartPause();
  let replacing: ReturnType<typeof setTimeout> | undefined;

  function open(): BrowserWindow {
    restartPause.opened();
    const created = createWindow('popup', {
      ...size,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      focusable: false,
      alwaysOnTop: true,
      hiddenInMissionControl: true,
      webPreferences: { backgroundThrottling: false },
    });
    // above full-screen windows, on every virtual desktop
    created.setAlwaysOnTop(true, 'screen-saver');
    created.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      if (window === created) replace(created, reason);
    });
    created.once('ready-to-show', () => {
      preferProcess(created.webContents);
      if (current) placeAtCorner(created);
      else putOutOfSight(created);
      created.showInactive();
    });
    loadPage(created, 'popup');
    return created;
  }

  /** The next one asks for the call itself, and goes where the last one was. */
  function replace(dead: BrowserWindow, reason: string): void {
    log.error(`Popup gone: ${reason}`);
    window = undefined;
    // not from within the event: the dead page is still being taken down
    setImmediate(() => dead.destroy());
    replacing = setTimeout(prepare, restartPause.pauseMs());
  }

  function putOutOfSight(target: BrowserWindow): void {
    target.setOpacity(0); // where the system can; elsewhere the place is enough
    target.setIgnoreMouseEvents(true);
    target.setBounds(outOfSight);
  }

  function placeAtCorner(target: BrowserWindow): void {
    target.setOpacity(1);
    target.setIgnoreMouseEvents(false);
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    // pages of one origin are drawn as large as each other: as large as the agent has made the desk
    const zoom = target.webContents.getZoomFactor();
    const [width, height] = [Math.round(size.width * zoom), Math.round(size.height * zoom)];
    const x = workArea.x + workArea.width - width - marginPx;
    target.setBounds({ width, height, x, y: workArea.y + workArea.height - height - marginPx });
  }

  function prepare(): BrowserWindow {
    clearTimeout(replacing);
    window ??= open();
    return window;
  }

  return {
    prepare,
    show(call) {
      const wasShown = current !== null;
      current = call;
      if (!call && !window) return;
      const target = prepare();
      sendEvent(popupContract, target.webContents, 'call', call);
      if ((call !== null) === wasShown) return;
      // the windows draw meanwhile: asking the system for the place and taking it are answered by another process
      setImmediate(() => {
        if (target.isDestroyed()) return;
        if (current) placeAtCorner(target);
        else putOutOfSight(target);
      });
    },
    fit() {
      if (current && window) placeAtCorner(window);
    },
    current: () => current,
    webContents: () => window?.webContents,
    close() {
      clearTimeout(replacing);
      const closing = window;
      window = undefined;
      closing?.destroy();
    },
  };
}
