import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskPatch } from '../../../contract/ipc/desk-state';
import type { PopupCall } from '../../../contract/ipc/popup';
import { type Form, formSchema } from '../../../core/forms/form';
import type { PhoneCommand } from '../../../core/phone/phone-command';
import type { PhoneEvent } from '../../../core/phone/phone-event';
import { type Configuration, configurationSchema } from '../../../core/policy/configuration';
import type { QualityMoment } from '../../../core/quality/call-quality';
import type { Content } from '../../content/load-content';
import { openDatabase } from '../../database/database';
import type { WritableDatabase } from '../../database/handle';
import type { Dialling } from '../dialling';
import type { RecordingArchive } from '../recording-control';
import { createSession, type Session } from '../session';
import type { SessionClock } from '../session-clock';

/** A session over a real database, a phone that is played and a clock that stands still until told. */
export interface SessionUnderTest {
  readonly session: Session;
  readonly database: WritableDatabase;
  /** What the phone was told, the headset's lights aside: headset-control.test.ts looks at those. */
  readonly sent: PhoneCommand[];
  readonly popups: (Omit<PopupCall, 'theme'> | null)[];
  readonly patches: DeskPatch[];
  readonly moments: QualityMoment[];
  readonly state: () => ReturnType<Session['snapshot']>['state'];
  readonly hear: (...events: PhoneEvent[]) => void;
  readonly now: () => number;
  /** Time goes by, and the server answers while the line is up. */
  readonly pass: (ms: number) => void;
  /** Registered and Ready. */
  readonly becomeReady: () => void;
  /** Dials and answers the call's id. */
  readonly dial: (...target: Parameters<Dialling['dial']>) => string;
  /** Ends it and answers its folder, on which another can be started. */
  readonly stop: () => string;
  readonly end: () => void;
}

export interface SessionSurroundings {
  readonly archive?: RecordingArchive;
  readonly content?: Partial<Content>;
  readonly mayWorkWithoutMicrophone?: boolean;
  /** Of a session that was stopped. */
  readonly folder?: string;
}

const form: Form = formSchema.parse({
  formId: 'general',
  title: 'General',
  schema: { type: 'object', required: ['topic'], properties: { topic: { type: 'string' } } },
  history: { topic: 'topic' },
});

/** An archive that takes every recording. */
const keepsAll: RecordingArchive = { begin: () => ({ ok: true, value: undefined }), finish: () => {} };

/** Starts one; `settings` are laid over an account, one queue and a form for every call. */
export function startSession(
  settings: Readonly<Record<string, unknown>> = {},
  { archive = keepsAll, content, mayWorkWithoutMicrophone = false, folder = newFolder() }: SessionSurroundings = {},
): SessionUnderTest {
  const configuration: Configuration = configurationSchema.parse({
    account: { servers: ['wss://pbx.example/ws'], user: '1001', domain: 'pbx.example' },
    queues: [{ id: 'support', name: 'Support', wrapUp: { lengthS: 60 } }],
    country: 'HU',
    ...settings,
  });
  const opened = openDatabase({ file: join(folder, 'desk.db'), requireEncryption: false });
  if (!opened.ok) throw new Error(opened.problem);
  const { database } = opened.value;
  const sent: PhoneCommand[] = [];
  const popups: (Omit<PopupCall, 'theme'> | null)[] = [];
  const patches: DeskPatch[] = [];
  const moments: QualityMoment[] = [];
  let now = 1_800_000_000_000;
  let ids = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: SessionClock = {
    now: () => now,
    monotonic: () => now,
    after(delayMs, callback) {
      const timer = { at: now + delayMs, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    newId: () => `22222222-2222-4222-8222-${String(++ids).padStart(12, '0')}`,
  };
  const session = createSession({
    database,
    clock,
    userAgent: 'Firstline/test',
    instanceId: '0192d3a0-0000-4000-8000-0000000000aa',
    configuration: () => configuration,
    deskConfiguration: () => ({
      language: 'en',
      theme: 'light',
      queues: configuration.queues,
      reasons: configuration.reasons,
      directory: configuration.directory,
      country: configuration.country,
      keys: {},
      holdReminderS: 60,
      isConfigured: true,
      isEncrypted: false,
      areRecordsKept: true,
      locked: [],
    }),
    directory: () => configuration.directory,
    accountSecret: () => ({ kind: 'password', password: 'open sesame' }),
    mayWorkWithoutMicrophone: () => mayWorkWithoutMicrophone,
    content: () => ({
      scripts: new Map(),
      forms: new Map([['general', form]]),
      departments: [],
      problems: [],
      remarks: [],
      ...content,
    }),
    recordings: archive,
    send(command) {
      if (command.type !== 'show-headset-lights') sent.push(command);
    },
    publish: (patch) => patches.push(patch),
    showQuality: (moment) => moments.push(moment),
    showPopup: (call) => popups.push(call),
  });
  const hear = (...events: PhoneEvent[]): void => {
    for (const event of events) session.handlePhone(event);
  };
  const state = () => session.snapshot().state;
  function stop(): string {
    session.dispose();
    database.close();
    return folder;
  }
  return {
    session,
    database,
    sent,
    popups,
    patches,
    moments,
    state,
    hear,
    now: () => now,
    pass(ms) {
      now += ms;
      if (state().line.kind === 'registered') hear({ type: 'proof', proof: { of: 'server', at: now, roundTripMs: 8 } });
      for (const timer of timers.filter((one) => one.at <= now)) {
        timers = timers.filter((other) => other !== timer);
        timer.callback();
      }
    },
    becomeReady() {
      hear({ type: 'started' }, { type: 'line', line: { kind: 'registered', since: now, server: 'wss://pbx.example/ws' } });
      session.setReady();
    },
    dial(...target) {
      const outcome = session.dialling.dial(...target);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
      return state().calls.at(-1)?.callId ?? '';
    },
    stop,
    end: () => rmSync(stop(), { recursive: true }),
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'firstline-session-'));
}
