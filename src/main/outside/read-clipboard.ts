import { clipboard } from 'electron';
import { type LinkedNumber, readCopiedNumber } from '../../core/phone/dial-link';
import type { OutsideProblem } from '../../core/phone/outside-number';
import type { Result } from '../../core/result';

/** The number that is selected somewhere, where the system tells (Linux), else the one that was copied. */
export async function readClipboard(): Promise<Result<LinkedNumber, OutsideProblem>> {
  const selected = readCopiedNumber(await textOf(clipboard.selection));
  return selected.ok ? selected : readCopiedNumber(await textOf(clipboard));
}

/** Nothing where there is no such clipboard, or something that is no text. */
async function textOf(from: Pick<Electron.Clipboard, 'readText'> | undefined): Promise<string> {
  try {
    return (await from?.readText()) ?? '';
  } catch {
    return '';
  }
}
