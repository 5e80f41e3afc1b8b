// Serves the built pages as the product does, under the same content security policy, in one bare window.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const pages = process.env.GALLERY_PAGES;
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(open); // not awaited: Electron holds `ready` back until this module has run

async function serve({ url }) {
  const { pathname } = new URL(url);
  if (pathname === '/blank') return new Response('', { headers: { 'content-type': 'text/html' } });
  const nonce = randomBytes(16).toString('base64');
  const headers = {
    'content-type': types[extname(pathname)] ?? 'application/octet-stream',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'`,
  };
  const body = await readFile(join(pages, pathname));
  return new Response(extname(pathname) === '.html' ? body.toString().replaceAll('__CSP_NONCE__', nonce) : body, { headers });
}

async function open() {
  protocol.handle('app', serve);
  const window = new BrowserWindow({ width: 1280, height: 720, useContentSize: true, frame: false });
  await window.loadURL('app://firstline/blank');
}
