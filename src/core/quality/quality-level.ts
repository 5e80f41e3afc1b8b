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
  /** Mean distance of the round trips from their mean: how unsteady our own way is. */
  readonly roundTripDeviationMs: number;
  /** Seconds in which the microphone reached full scale, 0 to 1. */
  readonly clippedShare: number;
}

/** Share of the newest second: a plain mean at first, then one that forgets in about ten seconds. */
const steadyWeight = 0.1;

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
  if (!before) return { ...figuresOf(sample), roundTripDeviationMs: 0, clippedShare: isClipped ?? 0 };
  const awayMs = roundTripMs === undefined || before.roundTripMs === undefined ? 0 : Math.abs(roundTripMs - before.roundTripMs);
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
    roundTripDeviationMs: mix(before.roundTripDeviationMs, awayMs),
    clippedShare: isClipped === undefined ? before.clippedShare : mix(before.clippedShare, isClipped),
  };
}

function figuresOf({ callId: _callId, microphone: _microphone, remoteDb: _remoteDb, ...figures }: QualitySample) {
  const { lossSentShare, jitterSentMs, roundTripMs } = figures;
  return { ...figures, lossSentShare, jitterSentMs, roundTripMs };
}
