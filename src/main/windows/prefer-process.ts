import { constants, setPriority } from 'node:os';
import type { WebContents } from 'electron';

/**
 * Lets a window's process go before the others. Chromium gives a hidden or unfocused window less of the processor than
 * the one in front; for the voice and for a caller's name it is the reverse.
 */
export function preferProcess(webContents: WebContents): void {
  try {
    setPriority(webContents.getOSProcessId(), constants.priority.PRIORITY_HIGH);
  } catch {
    // an ordinary user on Linux may not, and there Chromium may not either
  }
}
