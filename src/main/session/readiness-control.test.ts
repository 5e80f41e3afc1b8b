import { beforeEach, expect, it } from 'vitest';
import type { DeskState } from '../../contract/ipc/desk-state';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { createDeskStateStore, type DeskStateStore } from './desk-state-store';
import { createNotices } from './notices';
import { createReadinessControl, type ReadinessControl, unproven } from './readiness-control';
import type { SessionClock } from './session-clock';

let monotonicMs: number;
let wallMs: number;
let timers: { at: number; callback: () => void }[];
let hindrances: (string | undefined)[];
let store: DeskStateStore;
let readiness: ReadinessControl;

const clock: SessionClock = {
  now: () => wallMs,
  monotonic: () => monotonicMs,
  after(delayMs, callback) {
    const timer = { at: monotonicMs + delayMs, callback };
    timers.push(timer);
    return () => {
      timers = timers.filter((other) => other !== timer);
    };
  },
  newId: () => '22222222-2222-4222-8222-222222222222',
};

function pass(ms: number): void {
  monotonicMs += ms;
  wallMs += ms;
  for (const timer of timers.filter(({ at }) => at <= monotonicMs)) {
    timers = timers.filter((other) => other !== timer);
    timer.callback();
  }
}

function hear(event: PhoneEvent): void {
  if (event.type === 'line') store.change({ line: event.line });
  if (event.type === 'microphone') store.change({ microphone: event.state });
  readiness.handle(event);
}
const proveServer = () => hear({ type: 'proof', proof: { of: 'server', at: wallMs, roundTripMs: 8 } });
const look = (isDelivering: boolean) => hear({ type: 'proof', proof: { of: 'microphone', at: wallMs, isDelivering } });
const kinds = () => store.state().notices.map(({ kind }) => kind);

beforeEach(() => {
  monotonicMs = 5000;
  wallMs = 1_800_000_000_000;
  timers = [];
  hindrances = [];
  const initial = { line: { kind: 'off' }, microphone: 'unknown', notices: [], readiness: unproven } as unknown as DeskState;
  store = createDeskStateStore(initial, () => {});
  const notices = createNotices(store, clock);
  readiness = createReadinessControl({ store, notices, clock, onHindrance: (reasonId) => hindrances.push(reasonId) });
  hear({ type: 'line', line: { kind: 'registered', since: wallMs, server: 'wss://pbx.example/ws' } });
  hear({ type: 'microphone', state: 'open' });
});

it('takes the agent out of rotation when the server has not answered for 15 s, and back when it does', () => {
  pass(14_000);
  proveServer();
  pass(15_000);
  expect(hindrances).toEqual([]);
  pass(2);
  expect([hindrances, kinds()]).toEqual([['server-silent'], ['server-silent']]);
  proveServer();
  expect([hindrances, kinds()]).toEqual([['server-silent', undefined], []]);
});

it('does the same for an open microphone that gives no samples', () => {
  look(true);
  look(false);
  look(false);
  expect([hindrances, kinds()]).toEqual([['microphone-silent'], ['microphone-silent']]);
  look(true);
  expect([hindrances, kinds()]).toEqual([['microphone-silent', undefined], []]);
  look(false);
  hear({ type: 'microphone', state: 'closed' });
  expect(hindrances.at(-1)).toBeUndefined();
});

it('has no opinion where line and microphone have reasons of their own', () => {
  hear({ type: 'microphone', state: 'missing' });
  hear({ type: 'line', line: { kind: 'down', since: wallMs, problem: 'unreachable' } });
  pass(60_000);
  expect([hindrances, kinds(), timers]).toEqual([[], [], []]);
  expect(store.state().readiness).toMatchObject({ socket: { state: 'failed' }, microphone: { state: 'failed' } });
});

it('does not mind a clock that is set', () => {
  wallMs += 3_600_000;
  pass(10_000);
  expect(hindrances).toEqual([]);
  wallMs -= 7_200_000;
  proveServer();
  pass(14_000);
  expect(hindrances).toEqual([]);
});

it('ends with nothing under way', () => {
  readiness.dispose();
  expect(timers).toEqual([]);
});

it('tells the desk at once of what is new, and of proofs that are only renewed every ten seconds', () => {
  look(true);
  const first = store.state().readiness;
  expect(first.microphone).toMatchObject({ state: 'proven', provenAt: wallMs });
  for (let second = 0; second < 9; second += 1) {
    pass(1000);
    proveServer();
    look(true);
  }
  expect(store.state().readiness).toBe(first);
  pass(1000);
  look(true);
  expect(store.state().readiness.microphone).toMatchObject({ state: 'proven', provenAt: wallMs });
  pass(1000);
  look(false);
  expect(store.state().readiness.microphone.state).toBe('failed');
});
