// The bare reference: one hidden window with plain JsSIP, one visible window that shows who calls, nothing else.
// REFERENCE_ACCOUNT (JSON: server, user, domain, password, pin?) says where it registers, REFERENCE_PAGES where its built pages are.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, session } from 'electron';

const account = JSON.parse(process.env.REFERENCE_ACCOUNT);
const pages = process.env.REFERENCE_PAGES;
if (process.env.REFERENCE_USER_DATA) app.setPath('userData', process.env.REFERENCE_USER_DATA);

function openWindow(page, options) {
  const preload = join(import.meta.dirname, 'preload.cjs');
  const window = new BrowserWindow({
    ...options,
    webPreferences: { preload, sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  void window.loadFile(join(pages, page));
  return window;
}

function start() {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(true));
  session.defaultSession.setPermissionCheckHandler(() => true);
  session.defaultSession.setCertificateVerifyProc(({ certificate, errorCode }, decide) => {
    const der = Buffer.from(certificate.data.replace(/-----[^-]+-----|\s/g, ''), 'base64');
    const isPinned = createHash('sha256').update(der).digest('hex') === account.pin?.replaceAll(':', '').toLowerCase();
    decide(errorCode === 0 ? -3 : isPinned ? 0 : -2);
  });
  ipcMain.handle('account', () => account);
  const ring = openWindow('ring.html', { width: 360, height: 180 });
  openWindow('phone.html', { width: 400, height: 300, show: false });
  ipcMain.on('call', (_event, call) => ring.webContents.send('call', call));
  app.on('window-all-closed', () => app.quit());
}

// not awaited here: Electron is not ready before this module has run
void app.whenReady().then(start);
