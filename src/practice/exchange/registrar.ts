import type { SipRequest } from './sip-message';
import { answer, type Connection } from './sip-server';

interface Binding {
  readonly connection: Connection;
  readonly contact: string;
  readonly timer: NodeJS.Timeout;
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

  register(request: SipRequest, user: string, connection: Connection): void {
    const contact = request.getHeader('contact');
    const expires = expiresOf(request, contact);
    const before = this.#bindings.get(user);
    clearTimeout(before?.timer);
    if (expires === 0) this.#remove(user);
    else if (contact !== undefined) {
      const timer = setTimeout(() => this.#remove(user), expires * 1000);
      this.#bindings.set(user, { connection, contact: bare(contact), timer });
      if (!before) this.#onChange(user, true);
    }
    const bound = this.#bindings.get(user);
    answer(connection, request, 200, {
      toTag: 'registrar',
      headers: bound ? [['Contact', `<${bound.contact}>;expires=${expires || defaultExpiresS}`]] : [],
    });
  }

  /** A phone that lost its socket cannot be reached until it registers anew. */
  forget(connection: Connection): void {
    for (const [user, binding] of this.#bindings) if (binding.connection === connection) this.#remove(user);
  }

  close(): void {
    for (const { timer } of this.#bindings.values()) clearTimeout(timer);
    this.#bindings.clear();
  }

  #remove(user: string): void {
    const binding = this.#bindings.get(user);
    if (!binding) return;
    clearTimeout(binding.timer);
    this.#bindings.delete(user);
    this.#onChange(user, false);
  }
}

function expiresOf(request: SipRequest, contact: string | undefined): number {
  const asked = Number(/;\s*expires=(\d+)/i.exec(contact ?? '')?.[1] ?? request.getHeader('expires') ?? defaultExpiresS);
  return Number.isFinite(asked) ? Math.min(asked, longestExpiresS) : defaultExpiresS;
}

function bare(contact: string): string {
  return /<([^>]+)>/.exec(contact)?.[1] ?? contact.split(';', 1)[0] ?? contact;
}
