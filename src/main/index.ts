import { join } from 'node:path';
import { app, dialog, Menu, powerMonitor, safeStorage } from 'electron';
import { log, logFile, startLog } from './diagnostics/log';
import { linkInArguments } from './outside/link-in-arguments';
import { machinePolicyFile } from './policy/policy-file';
import { type Program, type ProgramOptions, type ProgramPlaces, startProgram } from './program';
import { prepareElectronFolder } from './start/electron-folder';
import { startLanguage } from './start/start-language';
import type { StartProblem } from './start/start-problem';
import { startWork } from './start/work-or-practice';
import { saveCameraProcess } from './voice/camera-process';
import { watchNetwork } from './voice/network-watch';
import { registerAppScheme, serveAppScheme } from './windows/app-scheme';
import { openDeskPlaceFile } from './windows/desk-place-file';
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
saveCameraProcess();

/** Only macOS has a menu, for it cannot copy and paste without one; the default one would offer to reload and to look inside. */
function setMenu(): void {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]) : null);
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
  // macOS tells of the link that has started the program before it is ready
  let linkBefore: string | undefined;
  app.once('open-url', (_event, link) => {
    linkBefore = link;
  });
  process.on('uncaughtException', (error) => log.error('Uncaught', error));
  process.on('unhandledRejection', (error) => log.error('Unhandled', error));
  void app.whenReady().then(() => {
    const contentFolder = overridable('FIRSTLINE_CONTENT', join(userFolder, 'content'));
    const practiceFolders = [join(app.getAppPath(), 'assets/practice'), join(contentFolder, 'practice')] as const;
    const [speech, ownSpeech] = practiceFolders.map((folder) => join(folder, 'speech')) as [string, string];
    serveAppScheme({ pages: join(import.meta.dirname, '../renderer'), speech, ownSpeech });
    setPermissions();
    setMenu();
    const places: ProgramPlaces = {
      userFolder,
      contentFolders: (language) =>
        [join(app.getAppPath(), 'assets/content'), contentFolder].flatMap((folder) => [folder, join(folder, 'languages', language)]),
      policyFile,
      keychain: {
        isAvailable: () => safeStorage.isEncryptionAvailable(),
        encrypt: (text) => safeStorage.encryptString(text),
        decrypt: (data) => safeStorage.decryptString(data),
      },
    };
    const desk = createDeskWindow(openDeskPlaceFile(userFolder));
    const program = startWork(practiceFolders, (options) => start({ ...places, desk, ...options }));
    const open = (link: string | undefined) => (link === undefined ? program()?.showDesk() : program()?.openLink(link));
    app.on('second-instance', (_event, given) => open(linkInArguments(given)));
    const firstLink = linkBefore ?? linkInArguments(process.argv);
    if (firstLink !== undefined) open(firstLink);
    app.on('open-url', (_event, link) => open(link));
    app.on('activate', () => program()?.showDesk());
    const wake = () => program()?.wake();
    powerMonitor.on('resume', wake);
    watchNetwork({ onChange: wake });
    let isLeaving = false;
    app.on('before-quit', (event) => {
      const leaving = program();
      if (isLeaving || !leaving) return;
      event.preventDefault();
      if (leaving.hasCalls()) {
        leaving.showDesk(); // a key pressed by mistake must not cut off a caller
        return;
      }
      isLeaving = true;
      void leaving.close().finally(() => app.exit(0));
    });
    app.on('window-all-closed', () => undefined); // the hidden windows live as long as the program
  });
}
