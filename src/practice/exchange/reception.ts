import { allowedMethods } from './dialog';
import type { Digest } from './digest';
import type { Legs } from './legs';
import type { Registrar } from './registrar';
import { type Headers, newToken, type SipRequest } from './sip-message';
import { answer, type Connection } from './sip-server';

export interface ReceptionPort {
  readonly digest: Digest;
  readonly registrar: Registrar;
  readonly legs: Legs;
  /** A request outside every call, of a user whose credentials were right; to be answered. */
  serve(request: SipRequest, user: string, connection: Connection): void;
  /** A leg has heard something, and may be over. */
  onHeard(): void;
}

/** Methods that need no dialog and no credentials. */
const openMethods: ReadonlySet<string> = new Set(['OPTIONS', 'ACK', 'CANCEL']);

/** Methods that begin something outside a call, or renew it with the tag they were given. */
const ownDialogMethods: ReadonlySet<string> = new Set(['SUBSCRIBE', 'REGISTER']);

/** Extensions that a request may require (RFC 3261, 8.2.2.3). */
const knownOptions: ReadonlySet<string> = new Set(['replaces']);

/** Takes every request first: to the call it belongs to, or past the question who is asking, or not at all. */
export function createReception({ digest, registrar, legs, serve, onHeard }: ReceptionPort) {
  /** Answers a challenge where the credentials are missing or wrong; a From of somebody else is refused. */
  function authenticate(request: SipRequest, connection: Connection): string | undefined {
    const verdict = digest.judge(request);
    if (typeof verdict === 'object' && verdict.user === request.from.uri.user) {
      registrar.seen(verdict.user, connection);
      return verdict.user;
    }
    if (typeof verdict === 'object') answer(connection, request, 403, { toTag: newToken() });
    else {
      const headers: Headers = [['WWW-Authenticate', digest.challenge(verdict === 'stale')]];
      answer(connection, request, 401, { toTag: newToken(), headers });
    }
    return undefined;
  }

  function receiveOpen(request: SipRequest, connection: Connection): void {
    if (request.method === 'OPTIONS') answer(connection, request, 200, { toTag: newToken(), headers: [['Allow', allowedMethods]] });
    else if (request.method === 'CANCEL') answer(connection, request, 481, { toTag: newToken() });
  }

  return function receive(request: SipRequest, connection: Connection): void {
    const unknown = unknownOptions(request);
    const leg = legs.of(request);
    if (unknown.length > 0) answer(connection, request, 420, { toTag: newToken(), headers: [['Unsupported', unknown.join(', ')]] });
    else if (leg) {
      registrar.seen(leg.user, connection); // a phone that has lost its socket comes back by another
      leg.handle(request);
      onHeard();
    } else if (request.to_tag !== undefined && !ownDialogMethods.has(request.method)) {
      if (request.method !== 'ACK') answer(connection, request, 481, { toTag: newToken() });
    } else if (openMethods.has(request.method)) receiveOpen(request, connection);
    else {
      const user = authenticate(request, connection);
      if (user !== undefined) serve(request, user, connection);
    }
  };
}

function unknownOptions(request: SipRequest): string[] {
  if (request.method === 'ACK' || request.method === 'CANCEL') return [];
  const wanted = request.getHeaders('require').flatMap((value) => value.split(',').map((option) => option.trim().toLowerCase()));
  return wanted.filter((option) => option !== '' && !knownOptions.has(option));
}
