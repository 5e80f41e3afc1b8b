import type { CallerIdentity } from '../../../core/calls/caller-identity';
import type { IdentityHeaders } from '../../../core/phone/account';
import { cleanText } from '../../../core/phone/clean-text';
import { firstValue, type NameAddress, parseNameAddress } from './name-address';

/** The raw value of a header, by case-insensitive name. */
export type ReadHeader = (name: string) => string | undefined;

const anonymousUser = /^(anonymous|unavailable|restricted|private|withheld|unknown)$/i;

/** Who calls, from the headers of an INVITE: P-Asserted-Identity (RFC 3325) before From, nothing when withheld (RFC 3323). */
export function readCallerIdentity(header: ReadHeader, names: IdentityHeaders): CallerIdentity {
  const from = parseNameAddress(header('From') ?? '');
  const asserted = readAsserted(header);
  const party = isNamed(asserted) ? asserted : from;
  const isWithheld = asksForPrivacy(header) || !isNamed(party);
  const displayName = isWithheld ? undefined : cleanText(party.displayName ?? from.displayName, 128);
  const number = isWithheld ? undefined : cleanText(party.user, 64);
  return {
    isWithheld,
    ...(number && { number }),
    ...(displayName && { displayName }),
    ...readCentreHeaders(header, names),
  };
}

/**
 * Who the other party is now, from an UPDATE, a re-INVITE or a response; null when it says nothing new. The
 * centre's own headers of the INVITE stay unless they are sent again.
 */
export function readChangedIdentity(header: ReadHeader, names: IdentityHeaders, before: CallerIdentity): CallerIdentity | null {
  const asserted = readAsserted(header);
  if (!asserted) return null;
  const { number: _number, displayName: _displayName, ...kept } = before;
  const isWithheld = asksForPrivacy(header) || !isNamed(asserted);
  const number = isWithheld ? undefined : cleanText(asserted.user, 64);
  const displayName = isWithheld ? undefined : cleanText(asserted.displayName, 128);
  const after = {
    ...kept,
    isWithheld,
    ...(number && { number }),
    ...(displayName && { displayName }),
    ...readCentreHeaders(header, names),
  };
  const isSame = after.number === before.number && after.displayName === before.displayName && after.isWithheld === before.isWithheld;
  return isSame && after.reference === before.reference ? null : after;
}

function readAsserted(header: ReadHeader): NameAddress | undefined {
  const value = header('P-Asserted-Identity');
  return value === undefined ? undefined : parseNameAddress(firstValue(value));
}

function isNamed(party: NameAddress | undefined): party is NameAddress & { user: string } {
  return party?.user !== undefined && !anonymousUser.test(party.user) && party.host?.toLowerCase() !== 'anonymous.invalid';
}

function asksForPrivacy(header: ReadHeader): boolean {
  return /\b(id|user|header)\b/i.test(header('Privacy') ?? '');
}

function readCentreHeaders(
  header: ReadHeader,
  names: IdentityHeaders,
): Pick<CallerIdentity, 'queue' | 'customerId' | 'campaign' | 'reference' | 'note'> {
  const queue = cleanText(header(names.queue), 64);
  const customerId = cleanText(header(names.customerId), 64);
  const campaign = cleanText(header(names.campaign), 64);
  const reference = cleanText(header(names.reference), 128);
  const note = cleanText(header(names.note), 300);
  return {
    ...(queue && { queue }),
    ...(customerId && { customerId }),
    ...(campaign && { campaign }),
    ...(reference && { reference }),
    ...(note && { note }),
  };
}
