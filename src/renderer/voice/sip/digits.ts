import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Lifetime } from '../../lifetime';
import { sendInDialog } from './in-dialog-request';

const toneMs = 120;
const gapMs = 80;

/** A PBX that learns where the sound comes from (Asterisk's strict RTP) drops the first packets, and a digit in them with it. */
const settlingMs = 400;

/** The digits of one call, in the order in which they were typed. */
export interface DigitSender {
  /** The call was answered; what was typed before is sent when the media path has settled. */
  open(): void;
  send(digits: string): void;
}

/** `isByInfo`: the PBX wants INFO and nothing else. */
export function createDigitSender(session: RTCSession, lifetime: Lifetime, isByInfo: boolean): DigitSender {
  let waiting: string | undefined = '';
  const sendInfo = createInfoSender(session, lifetime);

  /** As telephone events in the audio stream (RFC 4733), or as INFO where that is wanted or the far end has not agreed to them. */
  function sendNow(digits: string): void {
    const connection = session.connection as RTCPeerConnection | null;
    const dtmf = connection?.getSenders().find((sender) => sender.dtmf)?.dtmf;
    if (dtmf?.canInsertDTMF && !isByInfo) dtmf.insertDTMF(dtmf.toneBuffer + digits, toneMs, gapMs);
    else sendInfo(digits);
  }

  function openWhenUp(): void {
    const connection = session.connection as RTCPeerConnection | null;
    if (!connection || !isComingUp(connection)) {
      lifetime.after(settlingMs, () => {
        const digits = waiting ?? '';
        waiting = undefined;
        if (digits !== '') sendNow(digits);
      });
      return;
    }
    const stopWaiting = lifetime.listen(connection, 'connectionstatechange', () => {
      if (isComingUp(connection)) return;
      stopWaiting();
      openWhenUp();
    });
  }

  return {
    open: openWhenUp,
    send(digits) {
      if (waiting === undefined) sendNow(digits);
      else waiting += digits;
    },
  };
}

function isComingUp({ connectionState }: RTCPeerConnection): boolean {
  return connectionState === 'new' || connectionState === 'connecting';
}

/** One digit after the other: what is typed meanwhile goes behind what still waits. */
function createInfoSender(session: RTCSession, lifetime: Lifetime): (digits: string) => void {
  let waiting = '';
  let isSending = false;

  function sendNext(): void {
    const digit = waiting.charAt(0);
    waiting = waiting.slice(1);
    isSending = digit !== '';
    if (!isSending) return;
    void sendInDialog(session, 'INFO', ['Content-Type: application/dtmf-relay'], `Signal=${digit}\r\nDuration=${toneMs}`);
    lifetime.after(toneMs + gapMs, sendNext);
  }

  return (digits) => {
    waiting += digits;
    if (!isSending) sendNext();
  };
}
