import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol } from 'electron';

const origin = 'app://firstline';

/** Kinds of windows; each has a page, a preload and a contract of its own. */
export type WindowName = 'desk' | 'popup' | 'voice' | 'caller';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

const noncePlaceholder = '__CSP_NONCE__';

/** Only the voice page talks to a network, and only by WebSocket; only there is WebAssembly, which suppresses noise. */
function contentSecurityPolicy(page: string, nonce: string): string {
  const isVoice = page.startsWith('/voice/');
  return [
    "default-src 'none'",
    isVoice ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    isVoice ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    isVoice ? "media-src 'self' blob: mediastream:" : "media-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Only the voice page may speak to a headset. */
function permissionsPolicy(page: string): string {
  return page.startsWith('/voice/') ? 'hid=(self)' : 'hid=()';
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Where the recordings of practice are, as its page asks for them: `/speech/en/tariff-question/question.ogg`. */
const speechPrefix = '/speech/';

/** The centre's own: `/speech/own/en/our-caller/question.ogg`. */
const ownSpeechPrefix = '/speech/own/';

export interface ServedFolders {
  readonly pages: string;
  /** Recordings of practice: the shipped ones, and the centre's own. */
  readonly speech: string;
  readonly ownSpeech: string;
}

/** Serves the built pages under `app://firstline/`, so that no page is a file with a file's privileges. */
export function serveAppScheme(folders: ServedFolders): void {
  protocol.handle('app', async ({ url }) => {
    const { pathname } = new URL(url);
    const file = fileOf(pathname, folders);
    if (!file) return new Response(null, { status: 403 });
    try {
      const type = contentTypes[extname(file)] ?? 'application/octet-stream';
      const headers = { 'content-type': type, 'x-content-type-options': 'nosniff' };
      if (extname(file) !== '.html') return new Response(new Uint8Array(await readFile(file)), { headers });
      const nonce = randomBytes(16).toString('base64');
      const page = (await readFile(file, 'utf8')).replaceAll(noncePlaceholder, nonce);
      return new Response(page, {
        headers: {
          ...headers,
          'content-security-policy': contentSecurityPolicy(pathname, nonce),
          'permissions-policy': permissionsPolicy(pathname),
        },
      });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The file of a path, which never lies outside its folder. */
function fileOf(pathname: string, { pages, speech, ownSpeech }: ServedFolders): string | undefined {
  const [prefix, folder] = pathname.startsWith(ownSpeechPrefix)
    ? [ownSpeechPrefix, ownSpeech]
    : pathname.startsWith(speechPrefix)
      ? [speechPrefix, speech]
      : ['/', pages];
  const path = pathname.slice(prefix.length);
  try {
    const file = normalize(join(folder, decodeURIComponent(path)));
    return file.startsWith(folder + sep) ? file : undefined;
  } catch {
    return undefined; // a percent sign that stands for nothing
  }
}

/** The address of a window's page: the built one, or the development server's when `npm run dev` runs it. */
export function pageUrl(window: WindowName): string {
  const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return developmentServer ? `${developmentServer}/${window}/index.html` : `${origin}/${window}/index.html`;
}
