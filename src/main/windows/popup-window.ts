import { type BrowserWindow, screen } from 'electron';
import { type PopupCall, popupContract } from '../../contract/ipc/popup';
import { sendEvent } from '../ipc/serve-window';
import { createWindow, loadPage } from './create-window';

/** The incoming-call popup: made and hidden at start, so that a ring shows in one frame; it never takes the focus. */
export interface PopupWindow {
  /** Shows the call; null hides the popup. */
  show(call: PopupCall | null): void;
  current(): PopupCall | null;
  webContents(): Electron.WebContents | undefined;
  close(): void;
}

const size = { width: 360, height: 180 };
const marginPx = 16;

export function preparePopupWindow(): PopupWindow {
  let current: PopupCall | null = null;
  let window: BrowserWindow | undefined = open();

  function open(): BrowserWindow {
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
      webPreferences: { backgroundThrottling: false },
    });
    // above full-screen windows, on every virtual desktop
    created.setAlwaysOnTop(true, 'screen-saver');
    created.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    created.webContents.on('render-process-gone', () => {
      created.destroy();
      if (window === created) window = open();
    });
    loadPage(created, 'popup');
    return created;
  }

  function placeAtCorner(target: BrowserWindow): void {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    target.setBounds({
      ...size,
      x: workArea.x + workArea.width - size.width - marginPx,
      y: workArea.y + workArea.height - size.height - marginPx,
    });
  }

  return {
    show(call) {
      current = call;
      sendEvent(popupContract, window?.webContents, 'call', call);
      if (!window) return;
      if (!call) window.hide();
      else if (!window.isVisible()) {
        placeAtCorner(window);
        window.showInactive();
      }
    },
    current: () => current,
    webContents: () => window?.webContents,
    close() {
      const closing = window;
      window = undefined;
      closing?.destroy();
    },
  };
}
