import type { QualitySample } from '../../../core/quality/quality-sample';
import type { Lifetime } from '../../lifetime';
import { decibels } from '../../measure-level';
import { packetsReceivedIn } from './packets-received';
import { readStats, type SoundTotals, type StatsReading } from './stats-report';

const periodMs = 1000;

export interface QualityMeterPort {
  readonly callId: string;
  readonly connection: RTCPeerConnection;
  readonly lifetime: Lifetime;
  /** Whether the agent is to be heard: not muted, no hold. */
  readonly isMicrophoneOn: () => boolean;
  readonly onSample: (sample: QualitySample) => void;
  /** At each look, how many packets have come since the call began. */
  readonly onLook: (packetsReceived: number) => void;
}

/** Tells once a second what the last second of a call was like, for as long as the call lives. */
export function measureQuality({ callId, connection, lifetime, isMicrophoneOn, onSample, onLook }: QualityMeterPort): void {
  let before: StatsReading | undefined;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return; // a connection that is slow to answer is not asked again meanwhile
    isLooking = true;
    const report = await connection.getStats().catch(() => undefined);
    isLooking = false;
    if (lifetime.isEnded || !report) return;
    onLook(packetsReceivedIn(report));
    const now = readStats(report);
    if (!now) return;
    const earlier = before;
    before = now;
    // a stream that was made anew counts from zero
    if (!earlier || now.samples <= earlier.samples || now.packetsReceived < earlier.packetsReceived) return;
    onSample(
      sampleBetween(callId, earlier, now, { isConnected: connection.connectionState === 'connected', isMicrophoneOn: isMicrophoneOn() }),
    );
  };
  lifetime.every(periodMs, () => void look());
}

interface ConnectionNow {
  readonly isConnected: boolean;
  readonly isMicrophoneOn: boolean;
}

type Counter =
  | 'packetsReceived'
  | 'packetsLost'
  | 'packetsDiscarded'
  | 'samples'
  | 'concealedSamples'
  | 'bufferDelayMs'
  | 'bufferedSamples';

/** What happened between two readings of the same stream. */
function sampleBetween(callId: string, before: StatsReading, now: StatsReading, connection: ConnectionNow): QualitySample {
  const grown = (name: Counter): number => Math.max(0, now[name] - before[name]);
  const received = grown('packetsReceived');
  const expected = received + grown('packetsLost');
  const { codec, reported, roundTripMs } = now;
  const microphone = connection.isMicrophoneOn ? microphoneBetween(before, now) : undefined;
  return {
    callId,
    codec,
    // where nothing comes, either the way is broken or the far end has nothing to send, which is no fault
    lossReceivedShare: expected > 0 ? share(grown('packetsLost'), expected) : Number(!connection.isConnected),
    discardedShare: share(grown('packetsDiscarded'), received),
    concealedShare: expected > 0 ? share(grown('concealedSamples'), grown('samples')) : 0,
    jitterReceivedMs: now.jitterMs,
    jitterBufferMs: grown('bufferedSamples') > 0 ? grown('bufferDelayMs') / grown('bufferedSamples') : 0,
    remoteDb: loudnessBetween(before.heard, now.heard),
    ...(reported && { lossSentShare: share(reported.lossShare, 1), jitterSentMs: reported.jitterMs }),
    ...(roundTripMs !== undefined && { roundTripMs }),
    ...(microphone && { microphone }),
  };
}

function microphoneBetween(before: StatsReading, now: StatsReading): QualitySample['microphone'] {
  if (!before.microphone || !now.microphone || now.microphone.durationS <= before.microphone.durationS) return undefined;
  return { rmsDb: loudnessBetween(before.microphone, now.microphone), peakDb: decibels(now.microphone.peak) };
}

/** RMS of what sounded between the two, dBFS: the energy of the statistics is the squared level times its duration. */
function loudnessBetween(before: SoundTotals, now: SoundTotals): number {
  const durationS = now.durationS - before.durationS;
  return decibels(durationS > 0 ? Math.sqrt(Math.max(0, now.energy - before.energy) / durationS) : 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
