import type { DeskSnapshot, DeskState } from '../../../contract/ipc/desk-state';
import type { DeskBridge } from '../store/desk-connection';

type RequestName = keyof DeskBridge['request'];
type EventName = keyof DeskBridge['on'];
type Payload<Name extends EventName> = Parameters<Parameters<DeskBridge['on'][Name]>[0]>[0];

/** Main as a test plays it: keeps what was asked, answers as told, sends what it is told to send. */
export interface FakeBridge {
  readonly bridge: DeskBridge;
  readonly emit: { readonly [Name in EventName]: (payload: Payload<Name>) => void };
  /** Inputs of the requests of that name, oldest first. */
  readonly asked: (name: RequestName) => unknown[];
  readonly answerSnapshot: (snapshot: DeskSnapshot) => void;
  readonly refuseSnapshots: (times: number) => void;
  /** Changes slices and sends the patch. */
  readonly change: (changes: Partial<DeskState>) => void;
  readonly listenerCount: () => number;
}

interface FakeBridgeOptions {
  readonly version?: number;
  /** Answers by request name; the others answer undefined. */
  readonly answers?: { readonly [Name in RequestName]?: Awaited<ReturnType<DeskBridge['request'][Name]>> };
}

/** What main answers where a test does not say. */
const usual: FakeBridgeOptions['answers'] = { readUnfinishedNote: '' };

/** A bridge to a main that holds `state` at version 1. */
export function createFakeBridge(state: DeskState, { version = 1, answers = {} }: FakeBridgeOptions = {}): FakeBridge {
  const requests: { name: RequestName; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let snapshot: DeskSnapshot = { version, state };
  let refusals = 0;

  function listenersOf(name: string) {
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known);
    return known;
  }

  const request = new Proxy({} as DeskBridge['request'], {
    get: (_, name: RequestName) => (input: unknown) => {
      requests.push({ name, input });
      if (name !== 'snapshot') return Promise.resolve({ ...usual, ...answers }[name]);
      if (refusals > 0) {
        refusals -= 1;
        return Promise.reject(new Error('refused'));
      }
      return Promise.resolve(snapshot);
    },
  });
  const on = new Proxy({} as DeskBridge['on'], {
    get: (_, name: string) => (listener: (payload: unknown) => void) => {
      listenersOf(name).add(listener);
      return () => listenersOf(name).delete(listener);
    },
  });
  const emit = new Proxy({} as FakeBridge['emit'], {
    get: (_, name: string) => (payload: unknown) => {
      for (const listener of listenersOf(name)) listener(payload);
    },
  });

  return {
    bridge: { request, on },
    emit,
    asked: (name) => requests.filter((one) => one.name === name).map(({ input }) => input),
    answerSnapshot: (next) => {
      snapshot = next;
    },
    refuseSnapshots: (times) => {
      refusals = times;
    },
    change: (changes) => {
      snapshot = { version: snapshot.version + 1, state: { ...snapshot.state, ...changes } as DeskState };
      emit.patch({ version: snapshot.version, changes });
    },
    listenerCount: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  };
}

/** A signed-in agent without a call, as main's snapshot says it. Times are in 2026. */
export function idleState(changes: Partial<DeskState> = {}): DeskState {
  return {
    agent: { state: { kind: 'ready', since: 1_790_000_000_000 }, confirmed: 'available' },
    line: { kind: 'registered', since: 1_790_000_000_000, server: 'wss://pbx.example.org/ws' },
    microphone: 'open',
    readiness: {
      socket: { state: 'proven', provenAt: 1_790_000_000_000 },
      server: { state: 'proven', provenAt: 1_790_000_000_000, roundTripMs: 8 },
      registration: { state: 'proven', provenAt: 1_790_000_000_000 },
      microphone: { state: 'proven', provenAt: 1_790_000_000_000 },
    },
    headset: { state: { kind: 'none' }, seen: [] },
    calls: [],
    coach: null,
    recording: { mode: 'off', calls: {} },
    quality: null,
    conversations: [],
    voicemail: null,
    lamps: {},
    outsideNumber: null,
    recent: [],
    notices: [],
    today: { calls: 0, handleMs: 0 },
    practice: null,
    configuration: {
      agentName: 'Nora Ács',
      user: '1001',
      language: 'en',
      theme: 'light',
      queues: [
        { id: 'support', name: 'Support', wrapUp: { lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 } },
        { id: 'sales', name: 'Sales', wrapUp: { lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 } },
      ],
      reasons: [
        { id: 'break', kind: 'break', limitS: 900 },
        { id: 'lunch', kind: 'break', limitS: 2700 },
        { id: 'paperwork', kind: 'work', limitS: 1200 },
        { id: 'training', kind: 'work' },
        { id: 'rona', kind: 'system' },
      ],
      directory: [],
      country: 'HU',
      keys: {},
      holdReminderS: 60,
      isConfigured: true,
      isEncrypted: true,
      areRecordsKept: true,
      locked: [],
    },
    ...changes,
  };
}
