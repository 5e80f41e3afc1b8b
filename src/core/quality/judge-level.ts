import { codecImpairments } from './codec';
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
 * - Theirs is sound that had to be made up although no packet is missing: the PBX had nothing to pass on.
 * - Packets that come irregularly are ours when our own way is seen to be unsteady, too: the PBX reports it of what it
 *   gets of us, or the round trip swings. Else they came to the PBX like that.
 */
export function likelyCause(level: QualityLevel): LineCause {
  const { codec, lossReceivedShare, lossSentShare = 0, jitterBufferMs } = level;
  const pathDelayMs = networkDelayMs(level);
  const lost = lossImpairment(codec, Math.max(lossReceivedShare, lossSentShare)) - codecImpairments[codec].equipment;
  const own = lost + delayImpairment(pathDelayMs) - delayImpairment(packetMs);
  const irregular =
    lossImpairment(codec, missedShare(level)) -
    lossImpairment(codec, lossReceivedShare) +
    delayImpairment(pathDelayMs + jitterBufferMs) -
    delayImpairment(pathDelayMs);
  return isOwnWayUnsteady(level) || own >= irregular ? 'your-network' : 'their-line';
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

/** Below this, ms, a way counts as steady. */
const steadyMs = 8;

/** The round trip swings less than the jitter it comes from: it is seen once in a few seconds, and both ways even out. */
const swingPart = 3;

function isOwnWayUnsteady({ jitterReceivedMs, jitterSentMs = 0, roundTripDeviationMs }: QualityLevel): boolean {
  const seenMs = Math.max(jitterSentMs, roundTripDeviationMs * swingPart);
  return seenMs > steadyMs && seenMs > jitterReceivedMs / 2;
}
