import type { CallDirection, CallEndCause } from '../../../core/calls/call';

/** All that is known when a call's session is over. */
export interface EndOfSession {
  readonly direction: CallDirection;
  readonly wasAnswered: boolean;
  /** What we did to end it, if it was us. */
  readonly asked?: 'hang-up' | 'reject' | undefined;
  readonly originator: 'local' | 'remote' | 'system';
  /** JsSIP's own word for it. */
  readonly cause: string;
  /** Final status of our INVITE. */
  readonly status?: number | undefined;
  /** Reason header of the BYE, CANCEL or final response (RFC 3326). */
  readonly reason?: string | undefined;
}

/** Says why a call ended in the terms of the domain. */
export function endCauseOf(end: EndOfSession): CallEndCause {
  if (end.asked === 'hang-up') return 'hung-up-here';
  if (end.asked === 'reject') return 'rejected-here';
  if (end.cause === 'RTP Timeout') return 'media-lost';
  if (end.cause === 'User Denied Media Access') return 'microphone-refused';
  if (end.cause === 'Connection Error') return 'line-lost';
  if (end.wasAnswered) return end.originator === 'remote' && end.cause === 'Terminated' ? 'hung-up-there' : 'line-lost';
  return end.direction === 'inbound' ? endCauseOfRing(end) : endCauseOfAttempt(end);
}

function endCauseOfRing({ originator, cause, reason = '' }: EndOfSession): CallEndCause {
  if (cause === 'No Answer' || cause === 'Expires') return 'not-answered';
  if (originator !== 'remote') return 'failed';
  const q850 = causeCode(reason, 'Q.850');
  if (causeCode(reason, 'SIP') === 200 || q850 === 26 || /completed elsewhere/i.test(reason)) return 'answered-elsewhere';
  return q850 === 18 || q850 === 19 || q850 === 102 ? 'not-answered' : 'caller-gave-up';
}

function endCauseOfAttempt({ cause, status, reason = '' }: EndOfSession): CallEndCause {
  if (status === undefined) return cause === 'Request Timeout' ? 'no-reply' : 'failed';
  return endCauseOfQ850(causeCode(reason, 'Q.850') ?? 0) ?? endCauseOfStatus(status);
}

/** ITU-T Q.850 cause values, which say more than the status a gateway makes of them (RFC 3398). */
function endCauseOfQ850(code: number): CallEndCause | undefined {
  switch (code) {
    case 1:
    case 2:
    case 3:
    case 22:
    case 28:
      return 'unknown-number';
    case 17:
      return 'busy';
    case 18:
    case 19:
      return 'no-reply';
    case 20:
    case 27:
      return 'not-reachable';
    case 21:
      return 'declined';
    default:
      return undefined;
  }
}

/** What a final status other than 2xx says of whoever was called (RFC 3261, 21). */
export function endCauseOfStatus(status: number) {
  // it was sent elsewhere, and nobody is there either
  if (status >= 300 && status < 400) return 'not-reachable' as const;
  switch (status) {
    case 486:
    case 600:
      return 'busy' as const;
    case 603:
    case 607:
    case 608:
      return 'declined' as const;
    case 404:
    case 410:
    case 416:
    case 484:
    case 485:
    case 604:
      return 'unknown-number' as const;
    case 408:
    case 487:
      return 'no-reply' as const;
    case 430:
    case 480:
    case 502:
    case 503:
    case 504:
      return 'not-reachable' as const;
    default:
      return 'failed' as const;
  }
}

function causeCode(reason: string, protocol: string): number | undefined {
  for (const value of reason.split(',')) {
    const [name = '', ...parameters] = value.split(';');
    if (name.trim().toLowerCase() !== protocol.toLowerCase()) continue;
    const cause = parameters.map((parameter) => /^\s*cause\s*=\s*(\d+)/i.exec(parameter)?.[1]).find((digits) => digits !== undefined);
    if (cause) return Number(cause);
  }
  return undefined;
}
