import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../../src/contract/ipc/channel';
import type { deskContract } from '../../src/contract/ipc/desk';
import type { DeskState } from '../../src/contract/ipc/desk-state';
import { waitUntil } from './asterisk/wait-until';
import { type ElectronOptions, findWindow, launchElectron } from './electron';

type DeskBridge = Bridge<typeof deskContract>;
export type DeskRequests = DeskBridge['request'];

export interface AppOptions {
  /** Part of a `Configuration`, with `accountSecret`: what a machine's policy file would say. */
  readonly policy: Readonly<Record<string, unknown>>;
  /** Kept over several starts; made anew when absent. */
  readonly userData?: string;
  /** Where the policy is written; in the user data when absent. */
  readonly policyFile?: string;
  /** WAV that the fake microphone plays over and over. */
  readonly microphoneFile?: string;
  /** Address of a sound server whose devices are used instead of made-up ones. */
  readonly soundServer?: string;
  /** See `ElectronOptions`. */
  readonly wrapper?: string;
  /** Has the program keep secrets where the system has no key store; without one no call is recorded. */
  readonly hasKeyStore?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** The product, running in a folder of its own. */
export interface App {
  readonly electron: ElectronApplication;
  readonly userData: string;
  /** The desk's page; of no use after its process was killed, see `evaluateInDesk`. */
  desk(): Promise<Page>;
  popup(): Promise<Page>;
  voice(): Promise<Page>;
  /** Asks main, through the desk's own bridge. */
  request<Name extends keyof DeskRequests>(
    name: Name,
    input: Parameters<DeskRequests[Name]>[0],
  ): Promise<Awaited<ReturnType<DeskRequests[Name]>>>;
  /** Runs an expression in the desk, in its first process or a later one. */
  evaluateInDesk(code: string): Promise<unknown>;
  /** Ends the process that paints the desk, as a crash would. */
  killDesk(): Promise<void>;
  /** Ends the process that paints the popup, as a crash would. */
  killPopup(): Promise<void>;
  /** Ends the process that owns SIP and sound, as a crash would. */
  killVoice(): Promise<void>;
  state(): Promise<DeskState>;
  /** Waits until the desk's state is as asked; the answer of `ask` is passed on. */
  waitFor<Answer>(what: string, ask: (state: DeskState) => Answer | undefined | false, timeoutMs?: number): Promise<Answer>;
  /** Leaves as a person does, and keeps the user data. */
  quit(): Promise<void>;
  /** Ends all its processes at once, as a power cut would, and keeps the user data. */
  kill(): Promise<void>;
  /** Quits, if it runs still, and removes its folder. */
  dispose(): Promise<void>;
}

const notThere = 'The desk is not there';

/** A folder, or an `app.asar` as electron-builder packs it. */
const appDirectory = process.env.FIRSTLINE_APP_DIRECTORY ?? resolve(import.meta.dirname, '../..');

/** How the product is started, for those who start it without Playwright. */
export async function planApp({
  policy,
  userData,
  policyFile: chosenFile,
  microphoneFile,
  soundServer,
  wrapper,
  hasKeyStore,
  env,
}: AppOptions): Promise<ElectronOptions & { readonly userData: string }> {
  // only Electron looks into an archive
  const built = appDirectory.endsWith('.asar') ? appDirectory : join(appDirectory, 'out/main/index.js');
  if (!existsSync(built)) throw new Error('The program is not built: run `npm run build` first');
  const folder = userData ?? (await mkdtemp(join(tmpdir(), 'firstline-app-')));
  await mkdir(folder, { recursive: true });
  const policyFile = chosenFile ?? join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify(policy));
  return {
    appDirectory: hasKeyStore ? join(import.meta.dirname, 'with-key-store') : appDirectory,
    userData: folder,
    ...(microphoneFile !== undefined && { microphoneFile }),
    ...(soundServer !== undefined && { soundServer }),
    ...(wrapper !== undefined && { wrapper }),
    env: { FIRSTLINE_USER_DATA: folder, FIRSTLINE_POLICY: policyFile, ...(hasKeyStore && { FIRSTLINE_STARTED: appDirectory }), ...env },
  };
}

/** Starts the product and waits for its desk. */
export async function launchApp(options: AppOptions): Promise<App> {
  const plan = await planApp(options);
  const electron = await launchElectron(plan);
  const child = electron.process();
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const desk = () => findWindow(electron, '/desk/');

  /** By way of main: Playwright's own page object does not outlive a killed renderer. */
  function evaluateInDesk(code: string): Promise<unknown> {
    return electron.evaluate(
      ({ webContents }, [script, missing]) => {
        const page = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/desk/'));
        // a page that is being loaded may never answer
        if (!page || page.isCrashed() || page.isLoading()) throw new Error(missing);
        // a page that dies or loads at this moment never answers
        const silence = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('The desk does not answer')), 5000));
        return Promise.race([page.executeJavaScript(script) as Promise<unknown>, silence]);
      },
      [code, notThere] as const,
    );
  }

  /** Asks once the desk is there: it may be loading, and then nothing has been asked yet. */
  const request = (async (name: string, input: unknown) => {
    const code = `window.firstline.request[${JSON.stringify(name)}](${input === undefined ? '' : JSON.stringify(input)})`;
    const { answer } = await waitUntil('a desk to ask', () =>
      evaluateInDesk(code).then(
        (answer) => ({ answer }),
        (error: unknown) => {
          if (String(error).includes(notThere)) return undefined;
          throw error;
        },
      ),
    );
    return answer;
  }) as App['request'];

  async function killPage(part: string): Promise<void> {
    const pid = await electron.evaluate(
      ({ webContents }, wanted) =>
        webContents
          .getAllWebContents()
          .find((contents) => contents.getURL().includes(wanted))
          ?.getOSProcessId(),
      part,
    );
    // a page that is dead already has the pid 0, which would mean this whole group of processes
    if (!pid) throw new Error(`There is no page ${part}`);
    endProcess(pid);
  }

  const app: App = {
    electron,
    userData: plan.userData,
    desk,
    popup: () => findWindow(electron, '/popup/'),
    voice: () => findWindow(electron, '/voice/'),
    request,
    evaluateInDesk,
    killDesk: () => killPage('/desk/'),
    killPopup: () => killPage('/popup/'),
    killVoice: () => killPage('/voice/'),
    state: async () => (await request('snapshot', undefined)).state,
    async waitFor(what, ask, timeoutMs = 30_000) {
      let last: DeskState | undefined;
      try {
        return await waitUntil(
          what,
          async () => {
            last = await app.state().catch(() => last); // the desk may be loading
            return last && ask(last);
          },
          { timeoutMs },
        );
      } catch (error) {
        const { agent, line, calls, notices } = last ?? {};
        throw new Error(`${what}: ${JSON.stringify({ agent, line, calls, notices })}`, { cause: error });
      }
    },
    async quit() {
      if (hasEnded()) return;
      await electron.evaluate(({ app: program }) => program.quit()).catch(() => undefined); // it may be gone before it answers
      await waitUntil('the program ends', hasEnded, { timeoutMs: 10_000 }).catch(() => app.kill());
    },
    async kill() {
      if (hasEnded()) return;
      const pids = await electron.evaluate(({ app: program }) => program.getAppMetrics().map(({ pid }) => pid));
      for (const pid of pids) endProcess(pid);
      await waitUntil('the program is dead', hasEnded);
    },
    async dispose() {
      await app.quit();
      await rm(plan.userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  running.add(app);
  await waitUntil(
    'the desk answers',
    () =>
      app.state().then(
        () => true,
        () => false,
      ),
    { timeoutMs: 30_000 },
  );
  return app;
}

const running = new Set<App>();

/** Disposes of every app that is still there, however its test ended. */
export async function disposeApps(): Promise<void> {
  for (const app of running) {
    running.delete(app);
    await app.dispose();
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
