import { type Codec, codecSchema } from '../../../core/quality/codec';

/** The fields we read of the entries of an `RTCStatsReport` (W3C, "Identifiers for WebRTC's Statistics API"). */
interface StatsEntry {
  readonly type: string;
  readonly id?: string;
  readonly kind?: string;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly packetsDiscarded?: number;
  readonly jitter?: number;
  readonly jitterBufferDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly totalSamplesReceived?: number;
  readonly concealedSamples?: number;
  readonly silentConcealedSamples?: number;
  readonly totalAudioEnergy?: number;
  readonly totalSamplesDuration?: number;
  readonly audioLevel?: number;
  readonly fractionLost?: number;
  readonly roundTripTime?: number;
  readonly currentRoundTripTime?: number;
  readonly responsesReceived?: number;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly selectedCandidatePairId?: string;
}

/** Loudness since the start; two of them make the power between them. */
export interface SoundTotals {
  readonly energy: number;
  readonly durationS: number;
}

/** What a report says of one call's sound. Totals count from the start of the call. */
export interface StatsReading {
  readonly codec: Codec;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly packetsDiscarded: number;
  readonly jitterMs: number;
  readonly bufferDelayMs: number;
  readonly bufferedSamples: number;
  readonly samples: number;
  /** Made up by the decoder, silence aside. */
  readonly concealedSamples: number;
  readonly heard: SoundTotals;
  /** What the microphone gives to the connection. */
  readonly microphone: (SoundTotals & { readonly peak: number }) | undefined;
  /** Of the far end's last report (RTCP), over the time since the one before. */
  readonly reported: { readonly lossShare: number; readonly jitterMs: number } | undefined;
  readonly roundTripMs: number | undefined;
}

/** Reads the report of a connection with one audio stream each way; undefined before anything has come. */
export function readStats(report: RTCStatsReport): StatsReading | undefined {
  const entries = entriesOf(report);
  const audioOf = (type: string) => entries.find((entry) => entry.type === type && (entry.kind ?? 'audio') === 'audio');
  const inbound = audioOf('inbound-rtp');
  if (inbound?.totalSamplesReceived === undefined) return undefined;
  const remote = audioOf('remote-inbound-rtp');
  const source = audioOf('media-source');
  return {
    codec: codecOf(entries.find(({ id }) => id !== undefined && id === inbound.codecId)?.mimeType),
    packetsReceived: inbound.packetsReceived ?? 0,
    packetsLost: inbound.packetsLost ?? 0,
    packetsDiscarded: inbound.packetsDiscarded ?? 0,
    jitterMs: inMs(inbound.jitter) ?? 0,
    bufferDelayMs: inMs(inbound.jitterBufferDelay) ?? 0,
    bufferedSamples: inbound.jitterBufferEmittedCount ?? 0,
    samples: inbound.totalSamplesReceived,
    concealedSamples: (inbound.concealedSamples ?? 0) - (inbound.silentConcealedSamples ?? 0),
    heard: totalsOf(inbound),
    microphone: source && { ...totalsOf(source), peak: source.audioLevel ?? 0 },
    reported: remote?.fractionLost === undefined ? undefined : { lossShare: remote.fractionLost, jitterMs: inMs(remote.jitter) ?? 0 },
    roundTripMs: inMs(pairInUse(entries)?.currentRoundTripTime ?? remote?.roundTripTime),
  };
}

/** The path that sound takes, and how many connectivity checks the far end has answered on it (RFC 7675). */
export function readPath(report: RTCStatsReport): { readonly pairId: string | undefined; readonly answers: number } {
  const pair = pairInUse(entriesOf(report));
  return { pairId: pair?.id, answers: pair?.responsesReceived ?? 0 };
}

function entriesOf(report: RTCStatsReport): readonly StatsEntry[] {
  const entries: StatsEntry[] = [];
  report.forEach((entry: StatsEntry) => void entries.push(entry));
  return entries;
}

function totalsOf({ totalAudioEnergy = 0, totalSamplesDuration = 0 }: StatsEntry): SoundTotals {
  return { energy: totalAudioEnergy, durationS: totalSamplesDuration };
}

/** `audio/PCMA` as the E-model's table names it. */
function codecOf(mimeType: string | undefined): Codec {
  const known = codecSchema.safeParse(mimeType?.split('/')[1]?.toLowerCase());
  return known.success ? known.data : 'other';
}

function pairInUse(entries: readonly StatsEntry[]): StatsEntry | undefined {
  const selected = entries.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  return pairs.find(({ id }) => id === selected) ?? pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded');
}

function inMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}
