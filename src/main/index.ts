import { join } from 'node:path';
import { app, dialog, Menu, powerMonitor, safeStorage } from 'electron';
import type { Language } from '../core/policy/configuration';
import { failure, type Result, success } from '../core/result';
import { log, logFile, startLog } from './diagnostics/log';
import { machinePolicyFile } from './policy/policy-file';
import { openPracticeGround, type PracticeGround } from './practice/practice-ground';
import { type Program, type ProgramOptions, type ProgramPlaces, startProgram } from './program';
import { prepareElectronFolder } from './start/electron-folder';
import { startLanguage } from './start/start-language';
import type { StartProblem } from './start/start-problem';
import { registerAppScheme, serveAppScheme } from './windows/app-scheme';
import { createDeskWindow } from './windows/desk-window';
import { setPermissions } from './windows/permissions';

/** Folders and files may be put elsewhere for tests and development, never in an installed program. */
function overridable(variable: string, fallback: string): string {
  return (app.isPackaged ? undefined : process.env[variable]) ?? fallback;
}

const userFolder = overridable('FIRSTLINE_USER_DATA', app.getPath('userData'));
const policyFile = overridable('FIRSTLINE_POLICY', machinePolicyFile(process.platform));
const electronFolder = prepareElectronFolder(userFolder, app.getPath('temp'));
if (electronFolder.ok) app.setPath('userData', electronFolder.value);
registerAppScheme();

/** Lets WebRTC use addresses of this computer alone. */
const loopbackSwitch = 'allow-loopback-in-peer-connection';
const startedWithLoopback = app.commandLine.hasSwitch(loopbackSwitch);

/** Only macOS has a menu, for it cannot copy and paste without one; the default one would offer to reload and to look inside. */
function setMenu(): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
}

/**
 * Lets practice put its sound on loopback, where WebRTC would offer no addresses; windows that are opened after it follow.
 * Real work never does.
 */
function setLoopbackMedia(isOn: boolean): void {
  if (isOn) app.commandLine.appendSwitch(loopbackSwitch);
  else if (!startedWithLoopback) app.commandLine.removeSwitch(loopbackSwitch);
}

/** Starts the program, or says why it cannot and ends: a hidden one that nobody can close would be worse. */
function start(options: ProgramOptions): Program | undefined {
  try {
    const program = startProgram(options);
    if (program.ok) return program.value;
    void giveUp(program.problem);
  } catch (error) {
    log.error('The program cannot start', error);
    void giveUp({ kind: 'unexpected' });
  }
  return undefined;
}

async function giveUp(problem: StartProblem): Promise<void> {
  const { describeStartProblem } = await import('./start/describe-start-problem');
  const language = startLanguage(userFolder, policyFile, app.getLocale());
  const { title, body, close } = describeStartProblem(problem, language, { folder: userFolder, logFile: logFile() });
  process.stderr.write(`${title}. ${body}\n`); // for who starts it from a terminal
  await dialog.showMessageBox({ type: 'error', title: app.name, message: title, detail: body, buttons: [close] });
  app.exit(1);
}

if (!electronFolder.ok) {
  const { problem } = electronFolder;
  void app.whenReady().then(() => giveUp({ kind: 'no-folder', problem }));
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0);
} else {
  startLog(app.isPackaged);
  process.on('uncaughtException', (error) => log.error('Uncaught', error));
  process.on('unhandledRejection', (error) => log.error('Unhandled', error));
  void app.whenReady().then(() => {
    serveAppScheme({ pages: join(import.meta.dirname, '../renderer'), speech: join(app.getAppPath(), 'assets/practice/speech') });
    setPermissions();
    setMenu();
    const contentFolder = overridable('FIRSTLINE_CONTENT', join(userFolder, 'content'));
    const places: ProgramPlaces = {
      userFolder,
      contentFolders: [join(app.getAppPath(), 'assets/content'), contentFolder],
      policyFile,
      keychain: {
        isAvailable: () => safeStorage.isEncryptionAvailable(),
        encrypt: (text) => safeStorage.encryptString(text),
        decrypt: (data) => safeStorage.decryptString(data),
      },
    };
    const desk = createDeskWindow({ width: 1440, height: 860 });
    let isChanging = false;

    async function change(practice: Language | null): Promise<Result<void, 'failed'>> {
      if (isChanging) return failure('failed');
      isChanging = true;
      const folders = [join(app.getAppPath(), 'assets/practice'), join(contentFolder, 'practice')];
      const ground = practice === null ? undefined : await openPracticeGround({ folders, language: practice });
      if (ground?.ok === false) {
        isChanging = false;
        return ground;
      }
      // not before the desk has its answer
      setTimeout(() => void replace(ground?.value), 0);
      return success(undefined);
    }

    async function replace(ground: PracticeGround | undefined): Promise<void> {
      await program?.close();
      setLoopbackMedia(ground !== undefined);
      program = start({ ...places, desk, ground, change });
      isChanging = false;
    }

    let program = start({ ...places, desk, change });
    app.on('second-instance', () => program?.showDesk());
    app.on('activate', () => program?.showDesk());
    powerMonitor.on('resume', () => program?.wake());
    let isLeaving = false;
    app.on('before-quit', (event) => {
      if (isLeaving || !program) return;
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
