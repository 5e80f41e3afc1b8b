import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type QualitySample, qualitySampleSchema } from '../../../core/quality/quality-sample';
import { Lifetime } from '../../lifetime';
import { measureQuality } from './quality-meter';

const callId = '11111111-1111-4111-8111-111111111111';

/** Counters of a call as Chromium reports them, grown by what each second adds. */
const start = {
  packetsReceived: 100,
  packetsLost: 3,
  packetsDiscarded: 1,
  jitterBufferDelay: 4000,
  jitterBufferEmittedCount: 96_000,
  totalSamplesReceived: 98_000,
  concealedSamples: 3000,
  silentConcealedSamples: 1000,
  totalAudioEnergy: 0.5,
  totalSamplesDuration: 2,
  spokenEnergy: 0.1,
  spokenDuration: 2,
};
type Counters = typeof start;
const second: Counters = {
  packetsReceived: 50,
  packetsLost: 0,
  packetsDiscarded: 0,
  jitterBufferDelay: 2400,
  jitterBufferEmittedCount: 48_000,
  totalSamplesReceived: 48_000,
  concealedSamples: 0,
  silentConcealedSamples: 0,
  totalAudioEnergy: 0.01,
  totalSamplesDuration: 1,
  spokenEnergy: 0.04,
  spokenDuration: 1,
};

let counters: Counters;
let hasRemote: boolean;
let track: { kind: string; enabled: boolean };
let samples: QualitySample[];
let looks: number[];
let lifetime: Lifetime;
let connection: { connectionState: string; getStats(): Promise<Map<string, object>> };

/** The report of a PCMU call in Electron, cut down to one entry of each type there is, with its ids and its units. */
function report(): Map<string, object> {
  const { spokenEnergy, spokenDuration, ...inbound } = counters;
  const entries: ({ id: string; type: string } & Record<string, unknown>)[] = [
    { id: 'P', type: 'peer-connection', dataChannelsOpened: 0 },
    { id: 'CITaudio_0', type: 'codec', mimeType: 'audio/PCMU', payloadType: 0, clockRate: 8000, transportId: 'Taudio' },
    {
      id: 'ITaudio1A',
      type: 'inbound-rtp',
      kind: 'audio',
      ssrc: 1,
      codecId: 'CITaudio_0',
      jitter: 0.004,
      audioLevel: 0.1,
      ...inbound,
    },
    { id: 'OTaudio1A', type: 'outbound-rtp', kind: 'audio', ssrc: 2, codecId: 'CITaudio_0', packetsSent: 250 },
    {
      id: 'SA5',
      type: 'media-source',
      kind: 'audio',
      audioLevel: 0.5,
      totalAudioEnergy: spokenEnergy,
      totalSamplesDuration: spokenDuration,
    },
    { id: 'Taudio', type: 'transport', selectedCandidatePairId: 'CPb' },
    { id: 'CPa', type: 'candidate-pair', nominated: false, state: 'succeeded', currentRoundTripTime: 0.9 },
    { id: 'CPb', type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.03 },
  ];
  const remote = {
    id: 'RIA',
    type: 'remote-inbound-rtp',
    kind: 'audio',
    fractionLost: 0.02,
    jitter: 0.003,
    roundTripTime: 0.031,
    packetsLost: 5,
  };
  return new Map([...entries, ...(hasRemote ? [remote] : [])].map((entry) => [entry.id, entry]));
}

function grow(changes: Partial<Counters> = {}): void {
  const added = { ...second, ...changes };
  counters = Object.fromEntries(Object.entries(counters).map(([name, value]) => [name, value + added[name as keyof Counters]])) as Counters;
}

async function pass(changes?: Partial<Counters>): Promise<QualitySample | undefined> {
  grow(changes);
  const before = samples.length;
  await vi.advanceTimersByTimeAsync(1000);
  return samples[before];
}

beforeEach(() => {
  vi.useFakeTimers();
  counters = { ...start };
  hasRemote = true;
  track = { kind: 'audio', enabled: true };
  samples = [];
  looks = [];
  lifetime = new Lifetime();
  connection = {
    connectionState: 'connected',
    getStats: () => Promise.resolve(report()),
  };
  measureQuality({
    callId,
    connection: connection as unknown as RTCPeerConnection,
    lifetime,
    isMicrophoneOn: () => track.enabled,
    onSample: (sample) => samples.push(qualitySampleSchema.parse(sample)),
    onLook: (packetsReceived) => looks.push(packetsReceived),
  });
});
afterEach(() => {
  lifetime.end();
  vi.useRealTimers();
});

it('tells each second by what was added to the counters, in our units', async () => {
  expect(await pass()).toBeUndefined(); // one reading is no second yet
  expect(await pass()).toEqual({
    callId,
    codec: 'pcmu',
    lossReceivedShare: 0,
    discardedShare: 0,
    concealedShare: 0,
    lossSentShare: 0.02,
    jitterReceivedMs: 4,
    jitterSentMs: 3,
    jitterBufferMs: 50,
    roundTripMs: 30,
    microphone: { rmsDb: expect.closeTo(-14, 1) as number, peakDb: expect.closeTo(-6, 1) as number },
    remoteDb: expect.closeTo(-20, 1) as number,
  });
});

it('counts what was lost, came too late or was made up, silence aside', async () => {
  await pass();
  const lossy = await pass({
    packetsReceived: 45,
    packetsLost: 5,
    packetsDiscarded: 9,
    concealedSamples: 6000,
    silentConcealedSamples: 1200,
  });
  expect(lossy).toMatchObject({ lossReceivedShare: 0.1, discardedShare: 0.2, concealedShare: 0.1 });
});

it('does not count a packet that was only late as found again', async () => {
  await pass();
  expect(await pass({ packetsReceived: 52, packetsLost: -2 })).toMatchObject({ lossReceivedShare: 0 });
});

describe('when nothing comes', () => {
  const nothing = { packetsReceived: 0, concealedSamples: 40_000, jitterBufferDelay: 0, jitterBufferEmittedCount: 0 };

  it('takes it for silence while the way is there', async () => {
    await pass();
    expect(await pass(nothing)).toMatchObject({ lossReceivedShare: 0, concealedShare: 0, jitterBufferMs: 0 });
    expect(looks).toEqual([150, 150]);
  });

  it('takes all for lost when the way is not', async () => {
    await pass();
    connection.connectionState = 'disconnected';
    expect(await pass(nothing)).toMatchObject({ lossReceivedShare: 1 });
  });
});

it('says nothing of a microphone that is muted, or of a far end that has not reported yet', async () => {
  hasRemote = false;
  track.enabled = false;
  await pass();
  const sample = await pass();
  expect(sample).not.toHaveProperty('microphone');
  expect(sample).not.toHaveProperty('lossSentShare');
  expect(sample).not.toHaveProperty('jitterSentMs');
  expect(sample).toMatchObject({ roundTripMs: 30 });
});

it('begins anew with a stream that counts from zero', async () => {
  await pass();
  counters = { ...start, packetsReceived: 0, totalSamplesReceived: 0 };
  expect(await pass({ packetsReceived: 10, totalSamplesReceived: 9600 })).toBeUndefined();
  expect(await pass()).toMatchObject({ lossReceivedShare: 0, jitterBufferMs: 50 });
});

it('survives a connection that is closed, and leaves nothing behind', async () => {
  await pass();
  connection.getStats = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
  expect(await pass()).toBeUndefined();
  lifetime.end();
  expect(lifetime.size).toBe(0);
  connection.getStats = () => Promise.resolve(report());
  expect(await pass()).toBeUndefined();
});
