import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Form, formSchema } from '../../../core/forms/form';
import type { PhoneCommand } from '../../../core/phone/phone-command';
import type { PhoneEvent } from '../../../core/phone/phone-event';
import { type Configuration, configurationSchema } from '../../../core/policy/configuration';
import { openDatabase } from '../../database/database';
import type { WritableDatabase } from '../../database/handle';
import type { RecordingArchive } from '../recording-control';
import { createSession, type Session } from '../session';
import type { SessionClock } from '../session-clock';

/** A session over a real database, a phone that is played and a clock that stands still until told. */
export interface SessionUnderTest {
  readonly session: Session;
  readonly database: WritableDatabase;
  readonly sent: PhoneCommand[];
  readonly state: () => ReturnType<Session['snapshot']>['state'];
  readonly hear: (...events: PhoneEvent[]) => void;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** Registered and Ready. */
  readonly becomeReady: () => void;
  /** Dials and answers the call's id. */
  readonly dial: (...target: Parameters<Session['dial']>) => string;
  readonly end: () => void;
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
export function startSession(settings: Readonly<Record<string, unknown>> = {}, archive: RecordingArchive = keepsAll): SessionUnderTest {
  const configuration: Configuration = configurationSchema.parse({
    account: { servers: ['wss://pbx.example/ws'], user: '1001', domain: 'pbx.example' },
    queues: [{ id: 'support', name: 'Support', wrapUp: { lengthS: 60 } }],
    country: 'HU',
    ...settings,
  });
  const folder = mkdtempSync(join(tmpdir(), 'firstline-session-'));
  const opened = openDatabase({ file: join(folder, 'desk.db'), requireEncryption: false });
  if (!opened.ok) throw new Error(opened.problem);
  const { database } = opened.value;
  const sent: PhoneCommand[] = [];
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
    mayWorkWithoutMicrophone: () => false,
    content: () => ({ scripts: new Map(), forms: new Map([['general', form]]), departments: [], problems: [], remarks: [] }),
    recordings: archive,
    send: (command) => sent.push(command),
    publish: () => undefined,
    showQuality: () => undefined,
    showPopup: () => undefined,
  });
  const hear = (...events: PhoneEvent[]): void => {
    for (const event of events) session.handlePhone(event);
  };
  return {
    session,
    database,
    sent,
    state: () => session.snapshot().state,
    hear,
    now: () => now,
    pass(ms) {
      now += ms;
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
      const outcome = session.dial(...target);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
      return session.snapshot().state.calls.at(-1)?.callId ?? '';
    },
    end() {
      session.dispose();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
