import { decodePart, phraseOf, type SipRequest } from './sip-message';

/** The dialog that another is to take the place of, by its Call-ID and tags (RFC 3891). */
export interface ReplacedDialog {
  readonly callId: string;
  readonly toTag: string;
  readonly fromTag: string;
}

/** Where a REFER wants the other party to go (RFC 3515). */
export interface ReferTarget {
  readonly user: string;
  readonly replaces?: ReplacedDialog;
}

/** Reads Refer-To; undefined when there is none to be understood. */
export function readReferTo(request: SipRequest): ReferTarget | undefined {
  const header = request.getHeader('refer-to');
  const address = /<([^>]+)>/.exec(header ?? '')?.[1] ?? header?.trim();
  const [, user, query] = /^sips?:([^@;?]+)@[^?]*(?:\?(.*))?$/i.exec(address ?? '') ?? [];
  if (user === undefined) return undefined;
  const replaces = /(?:^|&)Replaces=([^&]*)/i.exec(query ?? '')?.[1];
  if (replaces === undefined) return { user: decodePart(user) };
  const dialog = readReplaces(decodePart(replaces));
  return dialog && { user: decodePart(user), replaces: dialog };
}

/** Reads the value of Replaces (RFC 3891, 6.1); undefined when a part is missing. */
export function readReplaces(value: string): ReplacedDialog | undefined {
  const [callId = '', ...parameters] = value.split(';').map((part) => part.trim());
  const parameter = (name: string): string | undefined => parameters.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
  const toTag = parameter('to-tag');
  const fromTag = parameter('from-tag');
  return callId === '' || toTag === undefined || fromTag === undefined ? undefined : { callId, toTag, fromTag };
}

/** Body of the NOTIFY that tells how the referred call does (RFC 3515, 2.4.5). */
export function sipFragment(status: number): { type: string; text: string } {
  return { type: 'message/sipfrag;version=2.0', text: `SIP/2.0 ${status} ${phraseOf(status)}\r\n` };
}

/** Headers that a centre's programs add to a REFER to tell the story along. */
export function ownHeaders(request: SipRequest): Record<string, string> {
  const lines = request.data.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^(X-[\w-]+)\s*:\s*(.*)$/i.exec(line) ?? [];
      return name !== undefined && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}
