import { uptime } from 'node:os';
import type { BrowserWindow } from 'electron';
import type { RecordingChunk } from '../../contract/ipc/recording';
import { voiceContract } from '../../contract/ipc/voice';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { log } from '../diagnostics/log';
import { sendEvent, serveWindow } from '../ipc/serve-window';
import { createWindow, loadPage } from '../windows/create-window';
import { preferProcess } from '../windows/prefer-process';
import { createRestartPause } from '../windows/restart-pause';
import { isOwnPage } from '../windows/trusted-page';

/** The hidden window that owns SIP and sound. It keeps no facts: when it dies, a new one is told everything again. */
export interface VoiceProcess {
  /** Sends a command, or keeps it until the page has started. */
  send(command: PhoneCommand): void;
  close(): void;
}

export interface VoiceProcessListener {
  onEvent(event: PhoneEvent): void;
  /** A second of a recording; answers whether it is on the disk. */
  keepRecording(chunk: RecordingChunk): Promise<'kept' | 'lost'>;
  /** The process died and a new one is starting; its calls are gone. `started` follows. */
  onLost(): void;
}

export function startVoiceProcess(listener: VoiceProcessListener): VoiceProcess {
  let window: BrowserWindow | undefined;
  let isStarted = false;
  let isClosing = false;
  const restartPause = createRestartPause();
  let waiting: PhoneCommand[] = [];

  const endService = serveWindow(voiceContract, (sender, url) => sender === window?.webContents && isOwnPage(url, 'voice'), {
    report: (event) => {
      if (event.type === 'started') {
        isStarted = true;
        if (window) preferProcess(window.webContents);
        for (const command of waiting) sendEvent(voiceContract, window?.webContents, 'command', command);
        waiting = [];
      }
      listener.onEvent(event);
    },
    keepRecording: (chunk) => listener.keepRecording(chunk),
    // the one clock of Node that counts sleep on every system and that nobody sets
    uptimeMs: () => uptime() * 1000,
  });

  function open(): void {
    restartPause.opened();
    window = createWindow('voice', { width: 400, height: 300, webPreferences: { backgroundThrottling: false } });
    window.webContents.on('render-process-gone', (_event, details) => {
      if (details.reason === 'clean-exit') return; // the program is ending
      log.error(`Voice process gone: ${details.reason}`);
      restart();
    });
    loadPage(window, 'voice');
  }

  function restart(): void {
    if (isClosing) return;
    isStarted = false;
    waiting = [];
    window?.destroy();
    window = undefined;
    listener.onLost();
    // not from within the event: the dead page is still being taken down
    setTimeout(() => !isClosing && open(), restartPause.pauseMs());
  }

  open();

  return {
    send(command) {
      if (isStarted) sendEvent(voiceContract, window?.webContents, 'command', command);
      else waiting.push(command);
    },
    close() {
      isClosing = true;
      endService();
      window?.destroy();
    },
  };
}
