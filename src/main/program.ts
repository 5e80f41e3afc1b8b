import { join } from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import ElectronStore from 'electron-store';
import { deskContract } from '../contract/ipc/desk';
import { popupContract } from '../contract/ipc/popup';
import type { Call } from '../core/calls/call';
import type { Device } from '../core/phone/device';
import { readDialLink } from '../core/phone/dial-link';
import type { PhoneCommand } from '../core/phone/phone-command';
import type { PhoneEvent } from '../core/phone/phone-event';
import type { Language } from '../core/policy/configuration';
import { keyOf } from '../core/policy/keys';
import { readTheme } from '../core/policy/theme';
import { failure, type Result, success } from '../core/result';
import { type Content, loadContentInSteps } from './content/load-content';
import { takeAllSteps } from './content/load-folder';
import { noticeOfFile } from './content/notice-of-file';
import { joinDirectory } from './content/whole-directory';
import { createCardImport } from './customers/card-import';
import { startImportProcess } from './customers/start-import-process';
import { openForWork, type WorkplaceProblem } from './database/open-for-work';
import { log } from './diagnostics/log';
import { sendEvent, serveWindow } from './ipc/serve-window';
import { openLinksHere } from './outside/protocol-client';
import { readClipboard } from './outside/read-clipboard';
import { effectiveConfiguration } from './policy/effective-configuration';
import { withLastGood } from './policy/last-good-policy';
import type { JsonObject } from './policy/merge';
import { readPolicy } from './policy/policy-file';
import type { PracticeGround } from './practice/practice-ground';
import { practiceFolder } from './practice/practice-place';
import { practicePolicy, sharedSections } from './practice/practice-policy';
import { type RunningPractice, startPractice } from './practice/start-practice';
import { startRecordings } from './recordings/start-recordings';
import { type Keychain, openSecretStore } from './secrets/secret-store';
import { userKey } from './secrets/user-key';
import { deskRequests, type PracticeControl } from './session/desk-requests';
import { createDeviceSwitches } from './session/device-switches';
import { createSession, type Session } from './session/session';
import { systemClock } from './session/session-clock';
import { readInstanceId } from './settings/instance-id';
import { sectionsOf } from './settings/sections-of';
import { setDamagedAside } from './settings/set-damaged-aside';
import { createSettings, type SettingsFile } from './settings/settings';
import type { CertificateFault } from './voice/certificate-fault';
import { setCertificatePins } from './voice/certificate-pins';
import { forgetAddresses } from './voice/forget-addresses';
import { watchSoundServer } from './voice/sound-server';
import { startVoiceProcess } from './voice/voice-process';
import { callKeys } from './windows/call-keys';
import type { DeskWindow } from './windows/desk-window';
import { setGlobalKeys } from './windows/global-keys';
import { createPopupWindow } from './windows/popup-window';
import { isOwnPage } from './windows/trusted-page';

export interface ProgramPlaces {
  readonly userFolder: string;
  /** Of scripts and forms in this language: the shipped ones first, the centre's own over them. */
  readonly contentFolders: (language: Language) => readonly string[];
  readonly policyFile: string;
  readonly keychain: Keychain;
}

export interface ProgramOptions extends ProgramPlaces {
  readonly desk: DeskWindow;
  /** A practice shift takes the place of real work. */
  readonly ground?: PracticeGround | undefined;
  /**
   * Ends this program and starts another one on the same desk: practice in that language, or real work for null. Answers
   * before it happens; where practice cannot be had nothing changes.
   */
  change(practice: Language | null): Promise<Result<void, 'failed'>>;
}

export interface Program {
  showDesk(): void;
  /** Another program asks for a number to be called; the desk comes to the front with it. */
  openLink(link: string): void;
  /** Whether a caller would be cut off by ending the program now. */
  hasCalls(): boolean;
  /** The PC woke from sleep, or its network is another one. */
  wake(): void;
  /** Says good-bye to the PBX and closes the database. */
  close(): Promise<void>;
}

/** The user's settings, where electron-store keeps them. */
function openSettingsFile(folder: string): SettingsFile {
  const store = new ElectronStore<JsonObject>({ name: 'settings', cwd: folder, clearInvalidConfig: true });
  return {
    read: () => store.store,
    write: (next) => {
      store.store = next;
    },
  };
}

/** The desk's page is loaded this long after its window is there, if the voice process has still not started. */
const longestWithoutVoiceMs = 500;

/** How long the PBX may take to hear that this phone leaves. */
const farewellMs = 400;

/** What the first call needs is made ready this long after the start: not to slow it, and before anybody can be Ready. */
const preparationDelayMs = 1500;

/** Puts the program together, unless there is nothing it could work with. */
export function startProgram(options: ProgramOptions): Result<Program, WorkplaceProblem> {
  const { userFolder, contentFolders, policyFile, keychain, desk, ground } = options;
  // first of all, for it takes longest; what it says arrives when everything below is there
  const voice = startVoiceProcess({
    onEvent: handlePhone,
    keepRecording: (chunk) => recordings.append(chunk),
    onLost: () => session.loseVoice(),
  });
  const secrets = openSecretStore(`${userFolder}/secrets.json`, keychain);
  const realPolicy = withLastGood(readPolicy(policyFile), secrets);
  const damagedSettings = setDamagedAside(join(userFolder, 'settings.json'));
  const realSettings = openSettingsFile(userFolder);
  const policy = ground ? practicePolicy(ground, realPolicy) : realPolicy;
  const settingsFile = ground ? sectionsOf(realSettings, sharedSections) : realSettings;
  const folder = ground ? practiceFolder(userFolder) : userFolder;
  const opened = openForWork({
    folder,
    temporaryFolder: app.getPath('temp'),
    keyFor: (isFileEncrypted) => userKey(secrets, 'database-key', () => isFileEncrypted),
    requireEncryption: effectiveConfiguration(settingsFile.read(), policy).configuration.security.requireEncryption,
    onSlowQuery: (name, durationMs) => log.warn(`Slow query: ${name}, ${Math.round(durationMs)} ms`),
  });
  if (!opened.ok) return opened;
  const workplace = opened.value;
  const { database, isEncrypted } = workplace;

  const settings = createSettings({
    file: settingsFile,
    policy,
    secrets,
    systemLanguage: app.getLocale(),
    isEncrypted,
    areRecordsKept: workplace.isKept,
    onChange: applySettings,
  });
  let contentLanguage = settings.forDesk().language;
  const contentSteps = loadContentInSteps(contentFolders(contentLanguage));
  let loadedContent: Content | undefined = ground?.content;
  let directory = joinDirectory(settings.current().configuration.directory, []);

  let certificateFault: CertificateFault | undefined;
  const popup = createPopupWindow();
  desk.open({
    onRestored() {
      send({ type: 'check-sound', mode: 'off' }); // nobody looks at it any more
      session.recording.leaveField();
      session.notices.add({ kind: 'desk-restored', severity: 'info' });
    },
    onZoomed: popup.fit,
    onClosed: () => app.quit(),
    mayClose: () => !hasCalls(),
  });
  let isDeskLoaded = false;
  const loadingDesk = setTimeout(loadDesk, longestWithoutVoiceMs);

  const recordings = startRecordings({
    database,
    folder,
    secrets,
    configuration: () => settings.current().configuration,
    onLost: (recordingId, problem) => session.recording.lose(recordingId, problem),
  });
  const session: Session = createSession({
    database,
    clock: systemClock,
    userAgent: `Firstline/${app.getVersion()}`,
    instanceId: readInstanceId(`${userFolder}/instance-id`),
    configuration: () => settings.current().configuration,
    deskConfiguration: () => ({ ...settings.forDesk(), directory: [...directory.departments] }),
    directory: () => directory.departments,
    accountSecret: settings.accountSecret,
    mayWorkWithoutMicrophone: () => ground !== undefined,
    onRecorded: (conversation, wrapUpMs) => practice?.recorded(conversation, wrapUpMs),
    content,
    recordings,
    send,
    publish(patch) {
      sendEvent(deskContract, desk.webContents(), 'patch', patch);
      const { calls } = patch.changes;
      // after the windows have been told: the system takes its time over a key
      if (calls) setImmediate(() => followCalls(calls));
      practice?.followDesk(patch.changes);
    },
    showQuality: (moment) => sendEvent(deskContract, desk.webContents(), 'qualityMoment', moment),
    showPopup: (call) => popup.show(call && { ...call, theme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' }),
  });

  const deviceSwitches = createDeviceSwitches({
    notices: session.notices,
    wanted: () => settings.current().configuration.devices,
  });

  const cardImport = createCardImport({
    database,
    databaseFile: workplace.file,
    key: isEncrypted ? workplace.key : undefined,
    country: () => settings.current().configuration.country,
    onProgress: (progress) => sendEvent(deskContract, desk.webContents(), 'importProgress', progress),
    startWorker: startImportProcess,
  });

  /** Read when it is first needed: parsing takes longer than opening a window. */
  function content(): Content {
    loadedContent ??= takeAllSteps(contentSteps);
    return loadedContent;
  }

  function hasCalls(): boolean {
    return session.snapshot().state.calls.length > 0;
  }

  function send(command: PhoneCommand): void {
    voice.send(command);
  }

  /** Not at once: to load it beside the voice process' page keeps that from registering for 50 ms. */
  function loadDesk(): void {
    if (isDeskLoaded) return;
    isDeskLoaded = true;
    clearTimeout(loadingDesk);
    desk.load();
  }

  function handlePhone(event: PhoneEvent): void {
    if (event.type === 'started') setImmediate(loadDesk);
    if (event.type === 'log') log[event.level](`Voice: ${event.message}`);
    else if (event.type === 'devices') followDevices(event.microphones, event.speakers);
    else if (event.type === 'microphone-opened') deviceSwitches.followMicrophone(event.deviceId);
    // too often for the desk's state
    else if (event.type === 'sound-level') sendEvent(deskContract, desk.webContents(), 'soundLevel', event.level);
    else if (event.type === 'speaking-muted') sendEvent(deskContract, desk.webContents(), 'speakingMuted', event.on);
    else {
      if (event.type === 'recording-failed') log.warn(`A call is not recorded any more: ${event.reason}`);
      practice?.handlePhone(event);
      session.handlePhone(withCertificateProblem(event));
    }
  }

  function followDevices(microphones: Device[], speakers: Device[]): void {
    settings.setDevices(microphones, speakers);
    deviceSwitches.follow(microphones, speakers);
  }

  /** The page only learns that its socket closed; that the certificate was the reason is known here. */
  function withCertificateProblem(event: PhoneEvent): PhoneEvent {
    if (event.type !== 'line') return event;
    if (event.line.kind === 'down') forgetAddresses();
    if (event.line.kind === 'registered') {
      certificateFault = undefined;
      popup.prepare();
    }
    if (!certificateFault || event.line.kind !== 'down' || event.line.problem !== 'unreachable') return event;
    return { ...event, line: { ...event.line, problem: certificateFault } };
  }

  function readDirectory(): void {
    directory = joinDirectory(settings.current().configuration.directory, loadedContent?.departments ?? []);
  }

  function applySettings(): void {
    applyLook();
    const { language } = settings.forDesk();
    if (!ground && language !== contentLanguage) {
      contentLanguage = language;
      loadedContent = takeAllSteps(loadContentInSteps(contentFolders(language)));
    }
    readDirectory();
    pinCertificates();
    openLinksHere(settings.current().configuration.links.open);
    if (!settings.isSecretLost()) session.notices.remove('password-missing');
    session.reconfigure();
    recordings.reconfigure();
    followCalls(session.snapshot().state.calls);
    // callers, scripts and forms of practice speak the language of the interface
    if (ground && ground.language !== language && !hasCalls()) void options.change(language);
  }

  function applyLook(): void {
    nativeTheme.themeSource = readTheme(settings.current().configuration.interface.theme).colours;
  }

  function pinCertificates(): void {
    certificateFault = undefined;
    const { pinnedCertificates } = settings.current().configuration.security;
    setCertificatePins(pinnedCertificates, (fault) => {
      certificateFault = fault;
    });
  }

  function followCalls(calls: readonly Call[]): void {
    const { interface: look, keys } = settings.current().configuration;
    const taken = [
      { key: keyOf('dial-copied', keys), action: () => void takeCopied() },
      ...callKeys(calls, { keys, send, mute: session.mute }),
    ];
    setGlobalKeys(look.globalKeys ? taken : []);
  }

  async function takeCopied(): Promise<void> {
    session.dialling.handNumber(await readClipboard());
    desk.show();
  }

  /** The way into practice and out of it; nobody is cut off by it. */
  function practiceControl(): PracticeControl {
    const change = async (to: Language | null): Promise<Result<void, 'call-running' | 'failed'>> =>
      hasCalls() ? failure('call-running') : options.change(to);
    return {
      enter: () => change(settings.forDesk().language),
      leave: () => change(null),
      chooseNextCaller: (scenarioId) => practice?.chooseNext(scenarioId),
    };
  }

  async function chooseFile(): Promise<string | undefined> {
    const parent = desk.browserWindow();
    const options: Electron.OpenDialogOptions = {
      properties: ['openFile'],
      filters: [{ name: 'CSV, XLSX', extensions: ['csv', 'txt', 'tsv', 'xlsx'] }],
    };
    const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
    return filePaths[0];
  }

  async function chooseTarget(suggested: string): Promise<string | undefined> {
    const parent = desk.browserWindow();
    const options: Electron.SaveDialogOptions = {
      defaultPath: suggested,
      filters: [{ name: 'CSV', extensions: ['csv'] }],
      properties: ['showOverwriteConfirmation'],
    };
    const { canceled, filePath } = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? undefined : filePath;
  }

  function reportStart(): void {
    for (const { key, reason } of policy.problems)
      session.notices.add({ kind: 'policy-invalid', severity: 'error', parameters: { key, reason } });
    for (const key of settings.current().ignored)
      session.notices.add({ kind: 'settings-invalid', severity: 'warning', parameters: { key } });
    if (damagedSettings !== undefined)
      session.notices.add({ kind: 'settings-damaged', severity: 'error', parameters: { file: damagedSettings } });
    if (settings.isSecretLost()) session.notices.add({ kind: 'password-missing', severity: 'warning' });
    if (workplace.areCardsLost) session.notices.add({ kind: 'storage-failed', severity: 'error', parameters: { problem: 'cards-lost' } });
    const { problem, isKept, takenOver } = workplace;
    if (problem) session.notices.add({ kind: isKept ? 'records-aside' : 'records-not-kept', severity: 'error', parameters: { problem } });
    if (takenOver > 0) session.notices.add({ kind: 'records-joined', severity: 'info' });
  }

  /** File by file, for somebody may call meanwhile. */
  function readContent(): void {
    const step = loadedContent ? undefined : contentSteps.next();
    if (step?.done) loadedContent = step.value;
    if (loadedContent) reportContent();
    else preparing = setTimeout(readContent);
  }

  function reportContent(): void {
    const { problems, remarks, departments } = content();
    for (const { file, reason } of remarks) log.info(`Content: ${file}: ${reason}`);
    for (const { file, reason } of problems) {
      session.notices.add({ kind: noticeOfFile(file), severity: 'warning', parameters: { file, reason } });
    }
    readDirectory();
    for (const problem of directory.problems)
      session.notices.add({ kind: 'directory-invalid', severity: 'warning', parameters: { ...problem } });
    if (departments.length > 0) session.showDirectory();
  }

  const endDeskService = serveWindow(
    deskContract,
    (sender, url) => sender === desk.webContents() && isOwnPage(url, 'desk'),
    deskRequests({
      session,
      settings,
      database,
      cardImport,
      send,
      now: systemClock.now,
      practice: practiceControl(),
      chooseFile,
      chooseTarget,
      onRefusedShare: (share) => sendEvent(deskContract, desk.webContents(), 'refusedRowsShare', share),
      readClipboard,
    }),
  );
  const endPopupService = serveWindow(popupContract, (sender, url) => sender === popup.webContents() && isOwnPage(url, 'popup'), {
    current: popup.current,
    answer: ({ callId }) => send({ type: 'answer', callId }),
    reject: ({ callId }) => send({ type: 'reject', callId }),
  });
  const practice: RunningPractice | undefined =
    ground &&
    startPractice({
      ground,
      place: { database, file: workplace.file, key: isEncrypted ? workplace.key : undefined },
      clock: systemClock,
      agentName: () => settings.forDesk().agentName ?? '',
      hasMicrophone: () => session.snapshot().state.microphone !== 'silent',
      publish: session.showPractice,
      keep: session.keepPractice,
    });
  applyLook();
  pinCertificates();
  openLinksHere(settings.current().configuration.links.open);
  followCalls([]);
  reportStart();
  let endSoundServerWatch: (() => void) | undefined;
  let preparing = setTimeout(() => {
    popup.prepare();
    readContent();
    recordings.tidy();
    if (process.platform === 'linux')
      endSoundServerWatch = watchSoundServer({ hasCalls, onChange: (isOneGone) => send({ type: 'look-at-devices', isOneGone }) });
  }, preparationDelayMs);

  return success({
    showDesk: desk.show,
    openLink(link) {
      session.dialling.handNumber(readDialLink(link));
      desk.show();
    },
    hasCalls,
    wake: session.wake,
    async close() {
      clearTimeout(preparing);
      clearTimeout(loadingDesk);
      recordings.stop();
      endSoundServerWatch?.();
      cardImport.dispose();
      session.dispose();
      setGlobalKeys([]);
      endDeskService();
      endPopupService();
      send({ type: 'disconnect' });
      await new Promise((resolve) => setTimeout(resolve, farewellMs));
      await recordings.close();
      practice?.close();
      popup.close();
      voice.close();
      workplace.close();
    },
  });
}
