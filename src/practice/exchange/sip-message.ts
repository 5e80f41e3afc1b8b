import { randomBytes } from 'node:crypto';
import { type ParsedMessage, parseMessage } from 'jssip/lib/Parser.js';
import { isFaulty } from './message-faults';

/** A request of a peer, with all that RFC 3261, 8.1.1 wants in it. */
export interface SipRequest extends ParsedMessage {
  readonly ruri: NonNullable<ParsedMessage['ruri']>;
  readonly call_id: string;
  readonly cseq: number;
  readonly from: NonNullable<ParsedMessage['from']>;
  readonly from_tag: string;
  readonly to: NonNullable<ParsedMessage['to']>;
  readonly via_branch: string;
}

export interface SipResponse extends ParsedMessage {
  readonly status_code: number;
  readonly call_id: string;
  readonly cseq: number;
  readonly via_branch: string;
}

export type ReadMessage =
  | { readonly kind: 'request'; readonly request: SipRequest }
  | { readonly kind: 'response'; readonly response: SipResponse }
  | { readonly kind: 'malformed' };

/** What stands in Contact for every address a user has bound (RFC 3261, 10.2.2); the parser trips over the bare asterisk. */
export const everyContact = 'sip:*@every.invalid';

/** Reads a SIP message. What lacks a header that every message has counts as malformed, and so does what the parser trips over. */
export function readMessage(text: string): ReadMessage {
  let message: ParsedMessage | undefined;
  try {
    message = parseMessage(text.replace(/^(contact|m)[ \t]*:[ \t]*\*[ \t]*\r$/im, `Contact: <${everyContact}>\r`), undefined);
  } catch {
    return { kind: 'malformed' };
  }
  if (!message?.call_id || message.cseq === undefined || !message.via_branch) return { kind: 'malformed' };
  if (!message.from || !message.from_tag || !message.to) return { kind: 'malformed' };
  if (isFaulty(text, message.status_code === undefined ? message.method : undefined)) return { kind: 'malformed' };
  if (message.status_code !== undefined) return { kind: 'response', response: message as SipResponse };
  return message.ruri ? { kind: 'request', request: message as SipRequest } : { kind: 'malformed' };
}

/** One line of a header, or several of the same name one after another. */
export type Headers = readonly (readonly [name: string, value: string])[];

const phrases: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  420: 'Bad Extension',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  491: 'Request Pending',
  500: 'Server Internal Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  603: 'Decline',
};

export function phraseOf(status: number): string {
  return phrases[status] ?? 'Answered';
}

export interface MessageBody {
  readonly type: string;
  readonly text: string;
}

/** Who speaks, for whoever looks at the messages (RFC 3261, 20.35 and 20.41). */
export const productName = 'Firstline-Practice-Exchange (for practice and tests only, never for production)';

/** The text of a message: start line, headers, and a body with its length in bytes. */
export function writeMessage(startLine: string, headers: Headers, body?: MessageBody): string {
  const lines = [startLine, ...headers.map(([name, value]) => `${name}: ${oneLine(value)}`)];
  if (body) lines.push(`Content-Type: ${body.type}`);
  lines.push(`Content-Length: ${Buffer.byteLength(body?.text ?? '')}`, '', body?.text ?? '');
  return lines.join('\r\n');
}

/** Answers a request (RFC 3261, 8.2.6): its Via, From, To, Call-ID and CSeq come back. */
export function writeResponse(
  request: SipRequest,
  status: number,
  { toTag, headers = [], body }: { toTag?: string | undefined; headers?: Headers; body?: MessageBody | undefined } = {},
): string {
  const to = request.getHeader('to') ?? '';
  const tagged = toTag !== undefined && request.to_tag === undefined && status > 100 ? `${to};tag=${toTag}` : to;
  return writeMessage(
    `SIP/2.0 ${status} ${phraseOf(status)}`,
    [
      ...request.getHeaders('via').map((via) => ['Via', via] as const),
      ['From', request.getHeader('from') ?? ''],
      ['To', tagged],
      ['Call-ID', request.call_id],
      ['CSeq', `${request.cseq} ${request.method}`],
      ['Server', productName],
      ...headers,
    ],
    body,
  );
}

/** A tag, or the unique part of a branch or Call-ID (RFC 3261, 19.3). */
export function newToken(): string {
  return randomBytes(8).toString('hex');
}

/** A display name or text as a quoted string (RFC 3261, 25.1). */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Nothing that is put in may begin a header of its own. */
function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}

/** A percent-encoded part of an address (RFC 3261, 19.1.2); a percent sign that stands for nothing is left as it is. */
export function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
