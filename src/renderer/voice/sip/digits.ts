import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Lifetime } from '../lifetime';
import { sendInDialog } from './in-dialog-request';

const toneMs = 120;
const gapMs = 80;

/** Sends DTMF as telephone events in the audio stream (RFC 4733), or as INFO where the far end has not agreed to them. */
export function sendDigits(session: RTCSession, digits: string, lifetime: Lifetime): void {
  const connection = session.connection as RTCPeerConnection | null;
  const dtmf = connection?.getSenders().find((sender) => sender.dtmf)?.dtmf;
  if (dtmf?.canInsertDTMF) {
    dtmf.insertDTMF(dtmf.toneBuffer + digits, toneMs, gapMs);
    return;
  }
  for (const [index, digit] of digits.split('').entries()) {
    lifetime.after(index * (toneMs + gapMs), () => {
      void sendInDialog(session, 'INFO', ['Content-Type: application/dtmf-relay'], `Signal=${digit}\r\nDuration=${toneMs}`);
    });
  }
}
