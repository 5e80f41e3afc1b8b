import RequestSender from 'jssip/lib/RequestSender.js';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { internalsOf } from './jssip-internals';

/** What came of a request inside a call's dialog. */
export type InDialogOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly phrase: string;
      readonly body: string;
      readonly retryAfterS: number | undefined;
    }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'not-sent' };

/**
 * Sends a request in the call's dialog without JsSIP's own handling, which ends the call when it fails, sends a 491
 * again under the old CSeq and gives up the dialog when the socket is down. 2xx of an INVITE are acknowledged.
 */
export function sendInDialog(session: RTCSession, method: string, headers: string[], body: string | null): Promise<InDialogOutcome> {
  const internals = internalsOf(session);
  const dialog = internals._dialog;
  if (!dialog) return Promise.resolve({ kind: 'not-sent' });
  const isInvite = method === 'INVITE';
  return new Promise((resolve) => {
    const request = dialog._createRequest(method, headers, body);
    const sender = new RequestSender(internals._ua, request, {
      onRequestTimeout: () => resolve({ kind: 'no-answer' }),
      onTransportError: () => resolve({ kind: 'not-sent' }),
      onAuthenticated: () => {
        dialog.local_seqnum += 1;
        if (isInvite) dialog._outgoing_ack_seqnum = dialog.local_seqnum;
      },
      onReceiveResponse: (response) => {
        if (response.status_code < 200) return;
        // every 2xx, repeated ones too (RFC 3261, 13.2.2.4)
        if (isInvite && response.status_code < 300) internals.sendRequest('ACK');
        const retryAfter = Number.parseInt(response.getHeader('Retry-After') ?? '', 10);
        resolve({
          kind: 'answered',
          status: response.status_code,
          phrase: response.reason_phrase,
          body: response.body ?? '',
          retryAfterS: Number.isNaN(retryAfter) ? undefined : retryAfter,
        });
      },
    });
    sender.send();
  });
}
