import { openTcpRelay } from '../../tests/support/asterisk/tcp-relay';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { wallClock } from './wall-clock';

/**
 * Stands between a phone and the PBX's WebSocket and notes when a SIP message passes towards the phone: the common zero
 * of product and reference. It needs no rights and no capture library, and costs both the same fraction of a
 * millisecond. The PBX's frames are neither masked nor compressed, so that their text can be read as it passes.
 */
export interface WireTap {
  readonly url: string;
  /** Forgets what has passed so far. */
  reset(): void;
  /** When the first INVITE since `reset` was on the wire, wall clock, ms. */
  inviteAt(): Promise<number>;
  /** When the first 200 to a REGISTER since `reset` was on the wire, wall clock, ms. */
  registeredAt(): Promise<number>;
  close(): void;
}

export async function openWireTap(targetPort: number): Promise<WireTap> {
  let inviteAt: number | undefined;
  let registeredAt: number | undefined;

  function watch(chunk: Buffer): void {
    const at = wallClock();
    const text = chunk.toString('latin1');
    if (text.includes('INVITE sip:')) inviteAt ??= at;
    if (text.includes('SIP/2.0 200') && /CSeq: \d+ REGISTER/.test(text)) registeredAt ??= at;
  }

  const relay = await openTcpRelay(targetPort, { onPbxData: watch });
  return {
    url: relay.url,
    reset() {
      inviteAt = undefined;
      registeredAt = undefined;
    },
    inviteAt: () => waitUntil('an INVITE on the wire', () => inviteAt, { everyMs: 10 }),
    registeredAt: () => waitUntil('a registration on the wire', () => registeredAt, { everyMs: 10 }),
    close: relay.close,
  };
}
