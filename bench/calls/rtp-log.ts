import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from '../../tests/support/asterisk/asterisk';
import { waitUntil } from '../../tests/support/asterisk/wait-until';

/**
 * First RTP packets of the agent's leg after a moment, as the PBX logs them (`rtp set debug on`), wall clock, ms:
 * `outAt` from the phone, `inAt` to the phone, which may be at any of this machine's addresses; callers are at 127.0.0.2.
 * Both ends are on this machine, so that the wire takes no time.
 */
export async function firstRtpAfter(asterisk: Asterisk, at: number): Promise<{ inAt: number; outAt: number }> {
  const log = join(asterisk.directory, 'log/messages.log');
  return await waitUntil(
    'RTP in both directions',
    async () => {
      const lines = (await readFile(log, 'latin1')).split('\n');
      const outAt = firstAt(lines, /^\[([^\]]+)\].*Got\s+RTP packet from\s+(?!127\.0\.0\.2:)\S/, at);
      const inAt = firstAt(lines, /^\[([^\]]+)\].*Sent\s+RTP packet to\s+(?!127\.0\.0\.2:)\S/, at);
      return inAt !== undefined && outAt !== undefined && { inAt, outAt };
    },
    { everyMs: 200 },
  );
}

/** Samples a millisecond of the telephone's codecs (G.711). */
const clockKHz = 8;
const packetMs = 20;

/**
 * The longest stretch of sound, ms, that the packets to the caller leave out between two moments, by their timestamps; wall
 * clock. What the PBX has dropped on its way is missing there, and not in its recordings, which go on with what comes next.
 */
export async function leftOutToCaller(asterisk: Asterisk, from: number, to: number): Promise<number> {
  const log = await readFile(join(asterisk.directory, 'log/messages.log'), 'latin1');
  const lines = log.matchAll(/^\[([^\]]+)\].*Sent\s+RTP packet to\s+127\.0\.0\.2:.* ts (\d+),/gm);
  const sent = [...lines].map(([, stamp = '', clock]) => ({ at: readStamp(stamp), clock: Number(clock) })).filter(({ at }) => at <= to);
  // the one before the first, too: what is missing may begin there
  const packets = sent.slice(Math.max(0, sent.findIndex(({ at }) => at >= from) - 1));
  const last = packets.at(-1);
  if (!last || last.at < from) return to - from;
  const gaps = packets.slice(1).map(({ clock }, index) => (clock - (packets[index]?.clock ?? clock)) / clockKHz - packetMs);
  const isCutShort = to - last.at > 5 * packetMs; // more than the PBX's clock may lag
  return Math.max(0, ...gaps, isCutShort ? to - last.at : 0);
}

function firstAt(lines: readonly string[], pattern: RegExp, after: number): number | undefined {
  for (const line of lines) {
    const stamp = pattern.exec(line)?.[1];
    const at = stamp === undefined ? Number.NaN : readStamp(stamp);
    if (at >= Math.floor(after)) return at;
  }
  return undefined;
}

function readStamp(stamp: string): number {
  return Date.parse(stamp.replace(' ', 'T'));
}
