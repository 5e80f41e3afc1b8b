import { everyContact, newToken, type SipRequest } from './sip-message';
import { answer, type Connection } from './sip-server';

interface Binding {
  readonly connection: Connection;
  readonly contact: string;
  readonly timer: NodeJS.Timeout;
  /** Unix time, ms. */
  readonly expiresAt: number;
}

const defaultExpiresS = 300;
const longestExpiresS = 3600;

/** Who can be reached, and by which connection: one phone a user, the last one to register (RFC 3261, 10). */
export class Registrar {
  readonly #bindings = new Map<string, Binding>();
  /** Where a user's requests came from last, registered or not: a call outlives a lost registration. */
  readonly #lastConnections = new Map<string, Connection>();
  readonly #onChange: (user: string, isRegistered: boolean) => void;

  constructor(onChange: (user: string, isRegistered: boolean) => void) {
    this.#onChange = onChange;
  }

  has(user: string): boolean {
    return this.#bindings.has(user);
  }

  /** The address a user's phone wants its requests sent to. */
  contactOf(user: string): string | undefined {
    return this.#bindings.get(user)?.contact;
  }

  connectionOf(user: string): Connection | undefined {
    return this.#bindings.get(user)?.connection ?? this.#lastConnections.get(user);
  }

  /** A request of this user, whose credentials were right, came by here. */
  seen(user: string, connection: Connection): void {
    this.#lastConnections.set(user, connection);
  }

  /** Binds the phone's address, takes it back, or where the request names none tells what is bound (RFC 3261, 10.3). */
  register(request: SipRequest, user: string, connection: Connection): void {
    const contact = request.getHeader('contact');
    const expiresS = expiresOf(request, contact);
    const refusal = refusalOf(request, user, expiresS);
    if (refusal !== undefined) {
      answer(connection, request, refusal, { toTag: newToken() });
      return;
    }
    if (contact !== undefined && expiresS > 0) this.#bind(user, bare(contact), connection, expiresS);
    else if (isEvery(contact) || (contact !== undefined && bare(contact) === this.contactOf(user))) this.#remove(user);
    const bound = this.#bindings.get(user);
    const leftS = bound && Math.max(1, Math.round((bound.expiresAt - Date.now()) / 1000));
    answer(connection, request, 200, { toTag: newToken(), headers: bound ? [['Contact', `<${bound.contact}>;expires=${leftS}`]] : [] });
  }

  /** A phone that lost its socket cannot be reached until it registers anew. */
  forget(connection: Connection): void {
    for (const [user, binding] of this.#bindings) if (binding.connection === connection) this.#remove(user);
  }

  close(): void {
    for (const { timer } of this.#bindings.values()) clearTimeout(timer);
    this.#bindings.clear();
  }

  #bind(user: string, contact: string, connection: Connection, expiresS: number): void {
    const before = this.#bindings.get(user);
    clearTimeout(before?.timer);
    const timer = setTimeout(() => this.#remove(user), expiresS * 1000);
    this.#bindings.set(user, { connection, contact, timer, expiresAt: Date.now() + expiresS * 1000 });
    if (!before) this.#onChange(user, true);
  }

  #remove(user: string): void {
    const binding = this.#bindings.get(user);
    if (!binding) return;
    clearTimeout(binding.timer);
    this.#bindings.delete(user);
    this.#onChange(user, false);
  }
}

/** A phone binds for its own user only, and takes back everything with an Expires of 0 and nothing else. */
function refusalOf(request: SipRequest, user: string, expiresS: number): number | undefined {
  if (request.to.uri.user !== user) return 403;
  return isEvery(request.getHeader('contact')) && expiresS > 0 ? 400 : undefined;
}

function expiresOf(request: SipRequest, contact: string | undefined): number {
  const asked = Number(/;\s*expires=(\d+)/i.exec(contact ?? '')?.[1] ?? request.getHeader('expires') ?? defaultExpiresS);
  return Number.isFinite(asked) ? Math.min(asked, longestExpiresS) : defaultExpiresS;
}

function isEvery(contact: string | undefined): boolean {
  return contact !== undefined && bare(contact) === everyContact;
}

function bare(contact: string): string {
  return /<([^>]+)>/.exec(contact)?.[1] ?? contact.split(';', 1)[0] ?? contact;
}
