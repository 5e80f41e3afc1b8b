import { pageUrl, type WindowName } from './app-scheme';

/** Whether a frame shows the page of this kind of window and nothing else. */
export function isOwnPage(url: string, window: WindowName): boolean {
  try {
    const given = new URL(url);
    const own = new URL(pageUrl(window));
    return given.protocol === own.protocol && given.host === own.host && given.pathname === own.pathname;
  } catch {
    return false;
  }
}
