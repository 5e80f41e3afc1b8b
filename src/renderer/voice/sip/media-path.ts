import type { Lifetime } from '../../lifetime';
import { countPacketsReceived } from '../quality/packets-received';
import { readPath } from '../quality/stats-report';

/** Longer than jitter holds packets back. What the socket had kept while the PC slept comes all in the first. */
const lookEveryMs = 150;
const looks = 2;
/** Chromium asks every 2.5 seconds over a path that is well. */
const answerWithinMs = 3000;

/** Whether sound comes from the far end just now. */
export async function doesSoundCome(connection: RTCPeerConnection, lifetime: Lifetime): Promise<boolean> {
  let before = await countPacketsReceived(connection);
  for (let look = 0; look < looks; look += 1) {
    await lifetime.pause(lookEveryMs);
    const now = await countPacketsReceived(connection);
    if (now <= before) return false;
    before = now;
  }
  return true;
}

/**
 * Whether the far end answers a connectivity check that is sent from now on, over the path that sound takes: the proof that
 * it still goes both ways (RFC 7675, 4.1).
 */
export async function isPathAnswered(connection: RTCPeerConnection, lifetime: Lifetime): Promise<boolean> {
  const before = readPath(await connection.getStats());
  for (let waitedMs = 0; waitedMs < answerWithinMs && !lifetime.isEnded; waitedMs += lookEveryMs) {
    await lifetime.pause(lookEveryMs);
    const now = readPath(await connection.getStats());
    if (now.pairId !== before.pairId) return false;
    if (now.answers > before.answers) return true;
  }
  return false;
}
