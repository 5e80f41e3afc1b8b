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
  const sent = log.matchAll(/^\[([^\]]+)\].*Sent\s+RTP packet to\s+127\.0\.0\.2:.* ts (\d+),/gm);
  const clocks = [...sent].filter(([, stamp = '']) => isBetween(readStamp(stamp), from, to)).map(([, , clock]) => Number(clock));
  if (clocks.length < (to - from) / packetMs / 2) throw new Error(`The PBX sent the caller ${clocks.length} packets only`);
  return Math.max(...clocks.slice(1).map((clock, index) => (clock - (clocks[index] ?? clock)) / clockKHz - packetMs));
}

function isBetween(at: number, from: number, to: number): boolean {
  return at >= from && at <= to;
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
