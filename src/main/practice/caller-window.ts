import type { BrowserWindow } from 'electron';
import { type CallerCommand, type CallerReport, callerContract } from '../../contract/ipc/caller';
import { log } from '../diagnostics/log';
import { sendEvent, serveWindow } from '../ipc/serve-window';
import { createWindow, loadPage } from '../windows/create-window';
import { isOwnPage } from '../windows/trusted-page';

/** The hidden window that has the sound of the simulated callers. */
export interface CallerWindow {
  /** Sends a command, or keeps it until the page has started. */
  send(command: CallerCommand): void;
  close(): void;
}

export interface CallerWindowListener {
  onReport(report: CallerReport): void;
  /** The page died, and its callers with it; a new one is starting. */
  onLost(): void;
}

export function openCallerWindow(listener: CallerWindowListener): CallerWindow {
  let window: BrowserWindow | undefined;
  let isStarted = false;
  let waiting: CallerCommand[] = [];

  const endService = serveWindow(callerContract, (sender, url) => sender === window?.webContents && isOwnPage(url, 'caller'), {
    report(report) {
      if (report.type === 'log') log[report.level](`Caller: ${report.message}`);
      else if (report.type === 'started') {
        isStarted = true;
        for (const command of waiting) sendEvent(callerContract, window?.webContents, 'command', command);
        waiting = [];
      } else listener.onReport(report);
    },
  });

  function open(): void {
    const created = createWindow('caller', { width: 400, height: 300, webPreferences: { backgroundThrottling: false } });
    window = created;
    created.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit' || window !== created) return; // the program is ending
      log.error(`Caller page gone: ${details.reason}`);
      isStarted = false;
      waiting = [];
      created.destroy();
      listener.onLost();
      open();
    });
    loadPage(created, 'caller');
  }

  open();

  return {
    send(command) {
      if (isStarted) sendEvent(callerContract, window?.webContents, 'command', command);
      else waiting.push(command);
    },
    close() {
      const closing = window;
      window = undefined;
      endService();
      closing?.destroy();
    },
  };
}
