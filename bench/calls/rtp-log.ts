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

function firstAt(lines: readonly string[], pattern: RegExp, after: number): number | undefined {
  for (const line of lines) {
    const stamp = pattern.exec(line)?.[1];
    const at = stamp === undefined ? Number.NaN : Date.parse(stamp.replace(' ', 'T'));
    if (at >= Math.floor(after)) return at;
  }
  return undefined;
}
