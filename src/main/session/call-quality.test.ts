import { beforeEach, expect, it } from 'vitest';
import type { DeskState } from '../../contract/ipc/desk-state';
import type { Call } from '../../core/calls/call';
import type { QualityMoment } from '../../core/quality/call-quality';
import type { QualitySample } from '../../core/quality/quality-sample';
import { qualityThresholdsSchema } from '../../core/quality/quality-thresholds';
import { type CallQualityControl, createCallQuality } from './call-quality';
import { createDeskStateStore, type DeskStateStore } from './desk-state-store';
import { createNotices, type Notices } from './notices';

const callId = '11111111-1111-4111-8111-111111111111';
const otherId = '11111111-1111-4111-8111-222222222222';
const clean: QualitySample = {
  callId,
  codec: 'pcmu',
  lossReceivedShare: 0,
  discardedShare: 0,
  concealedShare: 0,
  jitterReceivedMs: 2,
  jitterBufferMs: 40,
  roundTripMs: 10,
  remoteDb: -30,
};

let store: DeskStateStore;
let notices: Notices;
let quality: CallQualityControl;
let moments: QualityMoment[];
let ids: number;

const kinds = () => store.state().notices.map(({ kind }) => kind);

function talking(id: string, changes: Partial<Extract<Call, { state: 'talking' }>> = {}): Call {
  const identity = { number: '+36301234567', isWithheld: false };
  return {
    state: 'talking',
    callId: id,
    direction: 'inbound',
    identity,
    startedAt: 1,
    answeredAt: 2,
    isMuted: false,
    isHeldByOther: false,
    ...changes,
  };
}

function setCalls(...calls: Call[]): void {
  store.change({ calls });
  quality.follow();
}

function hear(seconds: number, changes: Partial<QualitySample> = {}): void {
  for (let second = 0; second < seconds; second += 1) quality.handle({ ...clean, ...changes });
}

beforeEach(() => {
  ids = 0;
  moments = [];
  store = createDeskStateStore({ calls: [], notices: [], quality: null } as unknown as DeskState, () => undefined);
  const clock = { now: () => 1000, monotonic: () => 0, after: () => () => undefined, newId: () => `notice ${++ids}` };
  notices = createNotices(store, clock);
  const thresholds = qualityThresholdsSchema.parse({ lossShare: 0.05 });
  quality = createCallQuality({ store, notices, thresholds: () => thresholds, show: (moment) => moments.push(moment) });
  setCalls(talking(callId));
});

it('shows each second as an event, and in the state only what changed', () => {
  hear(30);
  expect(moments).toHaveLength(30);
  expect(moments.at(-1)).toEqual({
    callId,
    mos: expect.closeTo(4.38, 2) as number,
    codec: 'pcmu',
    lossReceivedShare: 0,
    jitterMs: expect.closeTo(2) as number,
    roundTripMs: expect.closeTo(10) as number,
    remoteDb: -30,
  });
  const shown = store.state().quality;
  expect(shown).toEqual({ callId, band: 'good', mos: 4.4 });
  hear(30);
  expect(store.state().quality).toBe(shown);
});

it('warns by the thresholds of the configuration, once, and stops with the reason', () => {
  hear(30, { lossReceivedShare: 0.04 });
  expect(kinds()).toEqual([]);
  hear(30, { lossReceivedShare: 0.1 });
  expect(kinds()).toEqual(['quality-your-network']);
  notices.dismiss('notice 1');
  hear(30, { lossReceivedShare: 0.1 });
  expect(kinds()).toEqual([]); // closed is closed
  hear(60);
  hear(30, { lossReceivedShare: 0.1 });
  expect(kinds()).toEqual(['quality-your-network']);
});

it('says nothing of a call that is held or over, nor warns of it', () => {
  hear(30, { lossReceivedShare: 0.2 });
  setCalls({ ...talking(callId), state: 'held', heldAt: 3 } as Call);
  expect(store.state()).toMatchObject({ quality: null, notices: [] });
  moments.length = 0;
  hear(5);
  setCalls(talking(callId, { isHeldByOther: true }));
  hear(5);
  expect(moments).toEqual([]);
  setCalls(talking(callId));
  hear(1, { lossReceivedShare: 0.2 });
  expect(kinds()).toEqual(['quality-your-network']); // it goes on where it was
});

it('measures both calls of a conference, and shows and warns of the worse one', () => {
  setCalls(talking(callId), talking(otherId));
  for (let second = 0; second < 20; second += 1) {
    hear(1);
    hear(1, { callId: otherId, lossReceivedShare: 0.1 });
  }
  expect(moments).toHaveLength(40);
  expect(store.state().quality).toMatchObject({ callId: otherId, band: 'poor' });
  expect(kinds()).toEqual(['quality-your-network']);
  setCalls(talking(callId));
  expect([store.state().quality, kinds()]).toEqual([null, []]);
  hear(1);
  expect(store.state().quality).toMatchObject({ callId, mos: 4.4 });
  expect(quality.take(otherId)).toMatchObject({ measuredS: 20, lossReceivedShare: 0.1, warnings: { 'your-network': 1 } });
  expect(quality.take(callId)).toMatchObject({ measuredS: 21, lossReceivedShare: 0, warnings: {} });
});

it('stays with the one it shows while both are as good', () => {
  setCalls(talking(callId), talking(otherId));
  hear(1, { callId: otherId });
  hear(1);
  hear(1, { callId: otherId });
  expect(store.state().quality).toMatchObject({ callId: otherId });
});

it('warns no more of the one that has gone when the other is shown', () => {
  setCalls(talking(callId), talking(otherId));
  hear(1, { lossReceivedShare: 0.3 });
  for (let second = 0; second < 30; second += 1) hear(1, { callId: otherId, microphone: { rmsDb: -100, peakDb: -100 } });
  expect([store.state().quality?.callId, kinds()]).toEqual([callId, ['quality-your-microphone-silent']]);
  setCalls(talking(callId));
  expect(kinds()).toEqual([]);
});

it('keeps the calls of an attended transfer apart', () => {
  hear(20, { lossReceivedShare: 0.1 });
  setCalls({ ...talking(callId), state: 'held', heldAt: 3 } as Call, talking(otherId));
  hear(20, { callId: otherId });
  expect(store.state().quality).toMatchObject({ callId: otherId, mos: 4.4 });
  expect(quality.take(callId)).toMatchObject({ measuredS: 20, lossReceivedShare: 0.1, warnings: { 'your-network': 1 } });
  expect(quality.take(otherId)).toMatchObject({ measuredS: 20, lossReceivedShare: 0, warnings: {} });
  expect(quality.take(callId)).toBeUndefined();
});
