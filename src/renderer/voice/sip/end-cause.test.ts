// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type EndOfSession, endCauseOf } from './end-cause';

const inbound: EndOfSession = { direction: 'inbound', wasAnswered: false, originator: 'remote', cause: 'Canceled' };
const outbound: EndOfSession = { direction: 'outbound', wasAnswered: false, originator: 'remote', cause: 'SIP Failure Code' };

describe('endCauseOf', () => {
  it.each<[Partial<EndOfSession>, string]>([
    [{}, 'caller-gave-up'],
    [{ asked: 'reject', originator: 'local' }, 'rejected-here'],
    [{ reason: 'SIP;cause=200;text="Call completed elsewhere"' }, 'answered-elsewhere'],
    [{ reason: 'Q.850;cause=26' }, 'answered-elsewhere'],
    [{ reason: 'Q.850;cause=16;text="Normal call clearing"' }, 'caller-gave-up'],
    [{ reason: 'X;cause=1, Q.850 ; cause = 19' }, 'not-answered'],
    [{ cause: 'Expires', originator: 'system' }, 'not-answered'],
    [{ cause: 'WebRTC Error', originator: 'local' }, 'failed'],
    [{ wasAnswered: true, cause: 'Terminated' }, 'hung-up-there'],
    [{ wasAnswered: true, asked: 'hang-up', originator: 'local' }, 'hung-up-here'],
    [{ wasAnswered: true, cause: 'RTP Timeout', originator: 'local' }, 'media-lost'],
    [{ wasAnswered: true, cause: 'No ACK', originator: 'remote' }, 'line-lost'],
    [{ cause: 'Connection Error', originator: 'system' }, 'line-lost'],
  ])('of a call to us: %j is %s', (end, cause) => {
    expect(endCauseOf({ ...inbound, ...end })).toBe(cause);
  });

  it.each<[Partial<EndOfSession>, string]>([
    [{ status: 486 }, 'busy'],
    [{ status: 600 }, 'busy'],
    [{ status: 603 }, 'declined'],
    [{ status: 403, reason: 'Q.850;cause=21' }, 'declined'],
    [{ status: 484 }, 'unknown-number'],
    [{ status: 503, reason: 'Q.850;cause=1' }, 'unknown-number'],
    [{ status: 408 }, 'no-reply'],
    [{ status: 480 }, 'not-reachable'],
    [{ status: 480, reason: 'Q.850;cause=18' }, 'no-reply'],
    [{ status: 500 }, 'failed'],
    [{ status: 486, reason: 'Q.850;cause=0' }, 'busy'],
    [{ cause: 'Request Timeout', originator: 'system' }, 'no-reply'],
    [{ asked: 'hang-up', cause: 'Canceled', originator: 'local' }, 'hung-up-here'],
  ])('of a call we made: %j is %s', (end, cause) => {
    expect(endCauseOf({ ...outbound, ...end })).toBe(cause);
  });
});
