import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SipRequest } from './sip-message';

export const practiceRealm = 'practice';

/** How long a nonce is good for, ms. */
const nonceLifeMs = 3_600_000;

/** What a request's credentials are worth. `stale`: right, but for a nonce that is too old or not ours (RFC 7616, 3.3). */
export type Verdict = 'missing' | 'wrong' | 'stale' | { readonly user: string };

/** Digest authentication with MD5 and qop=auth (RFC 3261, 22; RFC 7616), as PBXs do it. */
export class Digest {
  readonly #passwords: ReadonlyMap<string, string>;
  readonly #now: () => number;
  readonly #nonces = new Map<string, number>();

  constructor(agents: readonly { readonly user: string; readonly password: string }[], now: () => number) {
    this.#passwords = new Map(agents.map(({ user, password }) => [user, password]));
    this.#now = now;
  }

  knows(user: string | undefined): user is string {
    return user !== undefined && this.#passwords.has(user);
  }

  /** The value of WWW-Authenticate for a 401. */
  challenge(isStale: boolean): string {
    const nonce = randomBytes(16).toString('hex');
    this.#nonces.set(nonce, this.#now());
    for (const [old, at] of this.#nonces) if (this.#now() - at > nonceLifeMs) this.#nonces.delete(old);
    return `Digest realm="${practiceRealm}", nonce="${nonce}", algorithm=MD5, qop="auth"${isStale ? ', stale=true' : ''}`;
  }

  judge(request: SipRequest): Verdict {
    const given = request.getHeader('authorization');
    if (given === undefined) return 'missing';
    const parameters = readParameters(given);
    const user = parameters.get('username');
    const password = user === undefined ? undefined : this.#passwords.get(user);
    if (user === undefined || password === undefined || parameters.get('realm') !== practiceRealm) return 'wrong';
    const nonce = parameters.get('nonce') ?? '';
    const [uri, nc, cnonce, qop] = ['uri', 'nc', 'cnonce', 'qop'].map((name) => parameters.get(name) ?? '');
    const secret = md5(`${user}:${practiceRealm}:${password}`);
    const wanted = md5([secret, nonce, ...(qop ? [nc, cnonce, qop] : []), md5(`${request.method}:${uri}`)].join(':'));
    if (!isSame(wanted, parameters.get('response') ?? '')) return 'wrong';
    const issuedAt = this.#nonces.get(nonce);
    return issuedAt === undefined || this.#now() - issuedAt > nonceLifeMs ? 'stale' : { user };
  }
}

function readParameters(value: string): ReadonlyMap<string, string> {
  const found = value.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g);
  return new Map([...found].map(([, name = '', inQuotes, plain]) => [name.toLowerCase(), inQuotes ?? plain ?? '']));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
