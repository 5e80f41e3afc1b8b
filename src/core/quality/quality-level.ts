import type { Codec } from './codec';
import type { QualitySample } from './quality-sample';

/**
 * What a call is like, steadied over some ten seconds: with 50 packets a second, one lost packet would look like 2 % in
 * the figures of a single second.
 */
export interface QualityLevel {
  readonly codec: Codec;
  readonly lossReceivedShare: number;
  readonly discardedShare: number;
  readonly concealedShare: number;
  readonly lossSentShare: number | undefined;
  readonly jitterReceivedMs: number;
  readonly jitterSentMs: number | undefined;
  readonly jitterBufferMs: number;
  readonly roundTripMs: number | undefined;
  /** Round trips of the last seconds, oldest first. */
  readonly recentRoundTripsMs: readonly number[];
  /** Median distance of these from their median: how unsteady our own way is. A single late one does not move it. */
  readonly roundTripSwingMs: number;
  /** Seconds in which the microphone reached full scale, 0 to 1. */
  readonly clippedShare: number;
}

/** Share of the newest second: a plain mean at first, then one that forgets in about ten seconds. */
const steadyWeight = 0.1;

/** A round trip is measured every two or three seconds (RFC 7675, 5.1) and stands until the next: some eight of them. */
const swingWindowS = 20;

/** From here on a sample of 16 bit has no room left, dBFS. */
const fullScaleDb = -0.2;

/** The level after the next second; `count` is how many seconds are in `before`. */
export function steady(before: QualityLevel | undefined, count: number, sample: QualitySample): QualityLevel {
  const weight = Math.max(steadyWeight, 1 / (count + 1));
  const mix = (old: number, now: number): number => old + weight * (now - old);
  const mixKnown = (old: number | undefined, now: number | undefined): number | undefined =>
    now === undefined || old === undefined ? (now ?? old) : mix(old, now);
  const isClipped = sample.microphone === undefined ? undefined : Number(sample.microphone.peakDb > fullScaleDb);
  const { codec, roundTripMs } = sample;
  const recentRoundTripsMs = [...(before?.recentRoundTripsMs ?? []), ...(roundTripMs === undefined ? [] : [roundTripMs])].slice(
    -swingWindowS,
  );
  const roundTripSwingMs = swingOf(recentRoundTripsMs);
  if (!before) return { ...figuresOf(sample), recentRoundTripsMs, roundTripSwingMs, clippedShare: isClipped ?? 0 };
  return {
    codec,
    lossReceivedShare: mix(before.lossReceivedShare, sample.lossReceivedShare),
    discardedShare: mix(before.discardedShare, sample.discardedShare),
    concealedShare: mix(before.concealedShare, sample.concealedShare),
    lossSentShare: mixKnown(before.lossSentShare, sample.lossSentShare),
    jitterReceivedMs: mix(before.jitterReceivedMs, sample.jitterReceivedMs),
    jitterSentMs: mixKnown(before.jitterSentMs, sample.jitterSentMs),
    jitterBufferMs: mix(before.jitterBufferMs, sample.jitterBufferMs),
    roundTripMs: mixKnown(before.roundTripMs, roundTripMs),
    recentRoundTripsMs,
    roundTripSwingMs,
    clippedShare: isClipped === undefined ? before.clippedShare : mix(before.clippedShare, isClipped),
  };
}

function swingOf(roundTripsMs: readonly number[]): number {
  const middle = median(roundTripsMs);
  return median(roundTripsMs.map((roundTripMs) => Math.abs(roundTripMs - middle)));
}

/** 0 of nothing. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

function figuresOf({ callId: _callId, microphone: _microphone, remoteDb: _remoteDb, ...figures }: QualitySample) {
  const { lossSentShare, jitterSentMs, roundTripMs } = figures;
  return { ...figures, lossSentShare, jitterSentMs, roundTripMs };
}
