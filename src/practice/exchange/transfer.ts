import { decodePart, type SipRequest } from './sip-message';

/** Where a REFER wants the other party to go (RFC 3515), and the dialog it is to take the place of (RFC 3891). */
export interface ReferTarget {
  readonly user: string;
  readonly replaces?: { readonly callId: string; readonly toTag: string; readonly fromTag: string };
}

/** Reads Refer-To; undefined when there is none to be understood. */
export function readReferTo(request: SipRequest): ReferTarget | undefined {
  const header = request.getHeader('refer-to');
  const address = /<([^>]+)>/.exec(header ?? '')?.[1] ?? header?.trim();
  const [, user, query] = /^sips?:([^@;?]+)@[^?]*(?:\?(.*))?$/i.exec(address ?? '') ?? [];
  if (user === undefined) return undefined;
  const replaces = /(?:^|&)Replaces=([^&]*)/i.exec(query ?? '')?.[1];
  if (replaces === undefined) return { user: decodePart(user) };
  const [callId = '', ...parameters] = decodePart(replaces).split(';');
  const parameter = (name: string): string | undefined =>
    parameters
      .find((one) => one.trim().startsWith(`${name}=`))
      ?.trim()
      .slice(name.length + 1);
  const toTag = parameter('to-tag');
  const fromTag = parameter('from-tag');
  return toTag === undefined || fromTag === undefined ? undefined : { user: decodePart(user), replaces: { callId, toTag, fromTag } };
}

/** Body of the NOTIFY that tells how the referred call does (RFC 3515, 2.4.5). */
export function sipFragment(statusLine: string): { type: string; text: string } {
  return { type: 'message/sipfrag;version=2.0', text: `SIP/2.0 ${statusLine}\r\n` };
}
