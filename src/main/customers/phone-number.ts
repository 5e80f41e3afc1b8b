import { AsYouType, type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * What a text says of a number. `e164` and the digits of a `short` one are what look-ups compare; `display` is how people
 * of the country write it.
 */
export type ParsedNumber =
  | { readonly kind: 'e164'; readonly e164: string; readonly display: string; readonly extension?: string }
  | { readonly kind: 'short'; readonly digits: string; readonly display: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unknown'; readonly display: string };

// Mexico and Argentina have a digit for mobiles that is left out of the canonical form
const cleanE164 = /^\+(?!5[24])[1-9]\d{9,14}$/;
const withheld = /^(anonymous|withheld|private|restricted|unavailable|unknown|hidden)$/i;
const shortDigits = /^[*#]?\d{1,6}[*#]?$/;
const longestText = 128;

/**
 * Reads a number as people, spreadsheets and SIP write it: `+36 30 123 4567`, `0036301234567`, `06 (30) 123-4567`,
 * `tel:` (RFC 3966) and `sip:` URIs, `;ext=`. `country` (ISO 3166-1) is the one of numbers without a country code.
 * Internal extensions and emergency numbers are `short`; anonymous callers (RFC 3323) are `withheld`.
 */
export function parseNumber(text: string, country: string): ParsedNumber {
  const { user, extension: uriExtension } = withoutUri(text.slice(0, longestText));
  if (user === '' || withheld.test(user)) return { kind: 'withheld' };
  const digits = user.replace(/[\s().-]/g, '');
  if (shortDigits.test(digits)) return { kind: 'short', digits, display: user };
  const parsed = parsePhoneNumberFromString(user, regionOf(country));
  if (!parsed?.isPossible()) return { kind: 'unknown', display: user };
  const extension = uriExtension ?? parsed.ext;
  const display = parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
  return { kind: 'e164', e164: parsed.number, display, ...(extension !== undefined && { extension }) };
}

/**
 * What look-ups compare of a number, undefined when it is none. For rows by the million: a clean E.164 number is taken
 * as it is.
 */
export function numberKey(text: string, country: string): string | undefined {
  if (cleanE164.test(text)) return text;
  const parsed = parseNumber(text, country);
  if (parsed.kind === 'e164') return parsed.e164;
  return parsed.kind === 'short' ? parsed.digits : undefined;
}

/** The E.164 number a half-typed text begins (`06 30 12` is `+363012`), undefined while it may still be anything. */
export function numberBeginning(text: string, country: string): string | undefined {
  if (!/^[\d\s()+./-]{3,32}$/.test(text)) return undefined;
  const typed = new AsYouType(regionOf(country));
  typed.input(text);
  return typed.getNumberValue();
}

function withoutUri(text: string): { user: string; extension: string | undefined } {
  const address = /<([^>]*)>/.exec(text)?.[1] ?? text;
  const [scheme = ''] = /^\s*(tel|sips?|callto):/i.exec(address) ?? [];
  const [beforeHost = ''] = address.slice(scheme.length).split('@');
  const [user = '', ...parameters] = beforeHost.split(';');
  const extension = parameters.map((parameter) => /^ext=(\d{1,10})$/i.exec(parameter.trim())?.[1]).find((found) => found !== undefined);
  return { user: scheme === '' ? user.trim() : decode(user).trim(), extension };
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user; // not percent-encoded after all
  }
}

function regionOf(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}
