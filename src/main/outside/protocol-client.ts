import { app } from 'electron';
import { linkSchemes } from '../../core/phone/dial-link';

/** What this run has last told the system; undefined before it did. */
let isTold: boolean | undefined;

/** Has the system open links to numbers with this program, or no longer; nothing is told twice, and nothing by a program that is not installed. */
export function openLinksHere(isWanted: boolean): void {
  if (isTold === isWanted || !app.isPackaged) return;
  for (const scheme of linkSchemes) {
    if (isWanted) app.setAsDefaultProtocolClient(scheme);
    else if (app.isDefaultProtocolClient(scheme)) app.removeAsDefaultProtocolClient(scheme);
  }
  isTold = isWanted;
}
