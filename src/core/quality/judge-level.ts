import { type Codec, codecImpairments } from './codec';
import { delayImpairment, lossImpairment, meanOpinionScore, packetMs, transmissionRating } from './e-model';
import type { QualityLevel } from './quality-level';

/** Who can mend it: the agent or her IT (`your-network`), nobody here (`their-line`). */
export type LineCause = 'your-network' | 'their-line';

/**
 * MOS of the worse of the two directions, 1 to 4.41. What is heard here loses what never came, what came too late and
 * what had to be made up, whichever is more of it; what is heard there loses what the PBX reports. Mouth to ear is half
 * the round trip, the wait in the jitter buffer, one packet and the coder's look-ahead; the far end's buffer is taken to
 * be like ours. What the caller's side of the PBX adds cannot be seen from here.
 */
export function judgeMos(level: QualityLevel): number {
  const { codec, lossSentShare = 0 } = level;
  const delayMs = networkDelayMs(level) + level.jitterBufferMs;
  const lossShare = Math.max(missedShare(level), lossSentShare);
  return meanOpinionScore(transmissionRating({ codec, delayMs, lossShare }));
}

/**
 * Where the worse of it comes from. The E-model's impairments add up on one scale, so each side's points are compared:
 *
 * - Ours are the packets missing between PBX and phone (the PBX ends each RTP session and numbers its packets anew, so a
 *   hole in them is a hole on our way), those it misses of us, and the round trip, which ends at the PBX as well.
 * - Packets that come irregularly, too late to be played or only in time because the jitter buffer waits for them, are ours
 *   as far as the jitter of our own way explains them.
 * - Theirs is the rest of these, and sound that had to be made up although no packet is missing: it came to the PBX like
 *   that, or the PBX had nothing to pass on.
 */
export function likelyCause(level: QualityLevel): LineCause {
  const { codec, lossReceivedShare, lossSentShare = 0, jitterBufferMs } = level;
  const pathDelayMs = networkDelayMs(level);
  const lost = pointsOfLoss(codec, Math.max(lossReceivedShare, lossSentShare));
  const late = pointsOfLoss(codec, missedShare(level)) - pointsOfLoss(codec, lossReceivedShare);
  const waited = delayImpairment(pathDelayMs + jitterBufferMs) - delayImpairment(pathDelayMs);
  const irregular = late * explainedPart(ownLateShare(level), unexplainedShare(level)) + waited * ownPartOfJitter(level);
  const own = lost + delayImpairment(pathDelayMs) - delayImpairment(packetMs) + irregular;
  return own >= late + waited - irregular ? 'your-network' : 'their-line';
}

/** Sound that was lost on no known way, 0 to 1: made up, or too late, beyond the packets that never came. */
export function unexplainedShare(level: QualityLevel): number {
  return missedShare(level) - level.lossReceivedShare;
}

function missedShare({ lossReceivedShare, discardedShare, concealedShare }: QualityLevel): number {
  return Math.min(1, Math.max(lossReceivedShare + discardedShare, concealedShare));
}

function networkDelayMs({ codec, roundTripMs = 0 }: QualityLevel): number {
  return roundTripMs / 2 + packetMs + codecImpairments[codec].lookAheadMs;
}

function pointsOfLoss(codec: Codec, share: number): number {
  return lossImpairment(codec, share) - codecImpairments[codec].equipment;
}

/** The round trip swings less than the jitter it comes from: it is seen once in a few seconds, and both ways even out. */
const swingPart = 3;

/** Jitter of our own way, ms: the PBX reports it of what it gets of us, and the round trip swings with it. */
function ownJitterMs({ jitterSentMs = 0, roundTripSwingMs }: QualityLevel): number {
  return Math.max(jitterSentMs, roundTripSwingMs * swingPart);
}

/** Of two jitters on one way the squares add up, 0 to 1. */
function ownPartOfJitter(level: QualityLevel): number {
  return explainedPart(ownJitterMs(level) ** 2, level.jitterReceivedMs ** 2);
}

/**
 * Share of packets that our own way makes later than the jitter buffer waits, 0 to 1: `exp(-buffer / jitter)`, with the
 * differences of transit time, whose mean the jitter is (RFC 3550, 6.4.1), taken to be spread exponentially.
 */
function ownLateShare(level: QualityLevel): number {
  const jitterMs = ownJitterMs(level);
  return jitterMs === 0 ? 0 : Math.exp(-level.jitterBufferMs / jitterMs);
}

function explainedPart(known: number, whole: number): number {
  return known >= whole ? 1 : known / whole;
}
