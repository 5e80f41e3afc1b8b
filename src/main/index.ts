import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, Menu, powerMonitor, safeStorage } from 'electron';
import { log, startLog } from './diagnostics/log';
import { machinePolicyFile } from './policy/policy-file';
import { type Program, type ProgramPlaces, startProgram } from './program';
import { registerAppScheme, serveAppScheme } from './windows/app-scheme';
import { setPermissions } from './windows/permissions';

/** Folders and files may be put elsewhere for tests and development, never in an installed program. */
function overridable(variable: string, fallback: string): string {
  return (app.isPackaged ? undefined : process.env[variable]) ?? fallback;
}

const userFolder = overridable('FIRSTLINE_USER_DATA', app.getPath('userData'));
mkdirSync(userFolder, { recursive: true });
app.setPath('userData', userFolder);
registerAppScheme();

/** Only macOS has a menu, for it cannot copy and paste without one; the default one would offer to reload and to look inside. */
function setMenu(): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
}

/** Starts the program, or says why it cannot and ends: a hidden one that nobody can close would be worse. */
function start(places: ProgramPlaces): Program | undefined {
  try {
    const program = startProgram(places);
    if (program) return program;
    giveUp('Policy requires encrypted storage, and this computer offers no key store. Please tell your IT.');
  } catch (error) {
    log.error('The program cannot start', error);
    giveUp('The program cannot start. The log in its data folder says why; please tell your IT.');
  }
  return undefined;
}

function giveUp(reason: string): void {
  dialog.showErrorBox('Firstline', reason);
  app.exit(1);
}

if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  startLog(app.isPackaged);
  process.on('uncaughtException', (error) => log.error('Uncaught', error));
  process.on('unhandledRejection', (error) => log.error('Unhandled', error));
  void app.whenReady().then(() => {
    serveAppScheme(join(import.meta.dirname, '../renderer'));
    setPermissions();
    setMenu();
    const program = start({
      userFolder,
      contentFolders: [join(app.getAppPath(), 'assets/content'), overridable('FIRSTLINE_CONTENT', join(userFolder, 'content'))],
      policyFile: overridable('FIRSTLINE_POLICY', machinePolicyFile(process.platform)),
      keychain: {
        isAvailable: () => safeStorage.isEncryptionAvailable(),
        encrypt: (text) => safeStorage.encryptString(text),
        decrypt: (data) => safeStorage.decryptString(data),
      },
    });
    if (!program) return;
    app.on('second-instance', () => program.showDesk());
    app.on('activate', () => program.showDesk());
    powerMonitor.on('resume', () => program.wake());
    let isLeaving = false;
    app.on('before-quit', (event) => {
      if (isLeaving) return;
      event.preventDefault();
      if (program.hasCalls()) {
        program.showDesk(); // a key pressed by mistake must not cut off a caller
        return;
      }
      isLeaving = true;
      void program.close().finally(() => app.exit(0));
    });
    app.on('window-all-closed', () => undefined); // the hidden windows live as long as the program
  });
}
