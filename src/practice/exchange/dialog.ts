import type { ParsedMessage } from 'jssip/lib/Parser.js';
import { type Headers, type MessageBody, newToken, productName, type SipRequest, writeMessage } from './sip-message';
import { answer, type Connection, newBranch, type SipServer, type TransactionAnswer } from './sip-server';

/** Who the two ends of a dialog are, as From and To say it from our side. */
export interface DialogIdentity {
  readonly callId: string;
  /** Whole values of From and To without their tags. */
  readonly localAddress: string;
  readonly remoteAddress: string;
  readonly localTag: string;
}

/** How a dialog reaches its peer: by the connection it registered with last, which may be another one than it began with. */
export interface Route {
  readonly server: SipServer;
  connection(): Connection | undefined;
}

/** Our side of a dialog (RFC 3261, 12): tags, sequence numbers, the peer's target. */
export class Dialog {
  readonly identity: DialogIdentity;
  readonly #route: Route;
  remoteTag: string | undefined;
  /** Where requests go: the peer's Contact, or before one is known its address. */
  target: string;
  #localSequence = 0;
  #remoteSequence = -1;

  constructor(identity: DialogIdentity, target: string, route: Route) {
    this.identity = identity;
    this.target = target;
    this.#route = route;
  }

  /** The dialog that a peer's request begins, on our side. */
  static answering(request: SipRequest, route: Route): Dialog {
    const strip = (address: string | undefined): string => (address ?? '').replace(/;tag=[^;]*/, '');
    const identity = {
      callId: request.call_id,
      localAddress: strip(request.getHeader('to')),
      remoteAddress: strip(request.getHeader('from')),
      localTag: newToken(),
    };
    const dialog = new Dialog(identity, addressOf(request.getHeader('contact')) ?? '', route);
    dialog.remoteTag = request.from_tag;
    dialog.accepts(request);
    return dialog;
  }

  get contact(): string {
    return `<sip:exchange@127.0.0.1:${this.#route.server.port};transport=ws>`;
  }

  /** Notes a request's sequence number; false for one that is older than the last (RFC 3261, 12.2.2). */
  accepts(request: SipRequest): boolean {
    if (request.cseq < this.#remoteSequence) return false;
    this.#remoteSequence = request.cseq;
    return true;
  }

  /** Takes tag and target from the peer's answer. */
  learn(message: ParsedMessage): void {
    this.remoteTag ??= message.to_tag;
    const contact = addressOf(message.getHeader('contact'));
    if (contact !== undefined) this.target = contact;
  }

  /** Sends a request; the answer is how to cancel an INVITE, or to acknowledge it. */
  send(
    method: string,
    onAnswer: (answer: TransactionAnswer) => void,
    { headers = [], body, branch = newBranch() }: { headers?: Headers; body?: MessageBody; branch?: string } = {},
  ): { readonly sequence: number; readonly branch: string } {
    this.#localSequence += 1;
    const sequence = this.#localSequence;
    const connection = this.#route.connection();
    const text = this.write(method, sequence, branch, { headers, ...(body && { body }) });
    if (connection) this.#route.server.request(connection, branch, text, onAnswer);
    else queueMicrotask(() => onAnswer({ status: 503 }));
    return { sequence, branch };
  }

  /** ACK of a 2xx, which is a transaction of its own (RFC 3261, 13.2.2.4), or of any other final answer, or CANCEL. */
  sendAlone(method: 'ACK' | 'CANCEL', sequence: number, branch: string, headers: Headers = []): void {
    const connection = this.#route.connection();
    if (!connection?.isOpen()) return;
    const text = this.write(method, sequence, branch, { headers });
    if (method === 'CANCEL') this.#route.server.request(connection, branch, text, () => undefined);
    else connection.send(text);
  }

  answer(request: SipRequest, status: number, options: { headers?: Headers; body?: MessageBody } = {}): void {
    const connection = this.#route.connection();
    const headers: Headers = [['Contact', this.contact], ['Allow', allowedMethods], ...(options.headers ?? [])];
    if (connection) answer(connection, request, status, { toTag: this.identity.localTag, headers, body: options.body });
  }

  write(method: string, sequence: number, branch: string, { headers = [], body }: { headers?: Headers; body?: MessageBody }): string {
    const { callId, localAddress, remoteAddress, localTag } = this.identity;
    // a CANCEL is the INVITE's twin, and that had no tag of the peer yet
    const isTagged = this.remoteTag !== undefined && method !== 'CANCEL';
    return writeMessage(
      `${method} ${this.target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/WS 127.0.0.1:${this.#route.server.port};branch=${branch}`],
        ['Max-Forwards', '70'],
        ['From', `${localAddress};tag=${localTag}`],
        ['To', isTagged ? `${remoteAddress};tag=${this.remoteTag}` : remoteAddress],
        ['Call-ID', callId],
        ['CSeq', `${sequence} ${method}`],
        ...(method === 'ACK' || method === 'CANCEL'
          ? []
          : ([
              ['Contact', this.contact],
              ['Allow', allowedMethods],
              ['User-Agent', productName],
            ] as const)),
        ...headers,
      ],
      body,
    );
  }
}

export const allowedMethods = 'INVITE, ACK, BYE, CANCEL, UPDATE, INFO, OPTIONS, REFER, MESSAGE, SUBSCRIBE, NOTIFY, REGISTER';

/** The address within a header such as Contact: between the angle brackets, or up to its parameters. */
export function addressOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return /<([^>]+)>/.exec(header)?.[1] ?? header.split(';', 1)[0]?.trim();
}
