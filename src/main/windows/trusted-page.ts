import { pageUrl, type WindowName } from './app-scheme';

/** Whether a frame shows the page of this kind of window and nothing else. */
export function isOwnPage(url: string, window: WindowName): boolean {
  const path = URL.canParse(url) ? new URL(url).pathname : undefined;
  return isOwnOrigin(url) && path === new URL(pageUrl(window)).pathname;
}

/** Whether an address, of which only the origin may be known, is that of our pages. They all share it. */
export function isOwnOrigin(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const [given, own] = [new URL(url), new URL(pageUrl('voice'))];
  return given.protocol === own.protocol && given.host === own.host;
}
