import { failure, type Result, success } from '../result';
import type { OutsideProblem } from './outside-number';

/** What a link or a copied text asks to be dialled; `extension` is typed once they answer (RFC 3966, 5.3). */
export interface LinkedNumber {
  readonly target: string;
  readonly extension?: string;
}

/** Schemes of links that this program opens. */
export const linkSchemes = ['tel', 'sip', 'callto'] as const;

const linkStart = /^\s*(tel|sips?|callto):(?:\/\/)?/i;
const longestLink = 256;
const controls = /\p{Cc}|\p{Cf}|%0[0-9a-f]|%1[0-9a-f]|%7f/iu;
/** RFC 3966, 3: what stands between digits for people's eyes only. */
const separators = /[-.()\s]/g;
const dialable = /^\+?[0-9*#]{1,32}$/;
/** A number in a text: digits with what people write between them. */
const runOfDigits = /(?:\+|\b|(?=[(]))[\d(][\d\s().\-/\u2010-\u2015]*\d/g;
const fewestDigits = 3;

export function isDialLink(text: string): boolean {
  return linkStart.test(text);
}

/**
 * Reads a `tel:` (RFC 3966), `sip:` (RFC 3261, 19.1) or `callto:` link, which comes from anybody. A number is taken out of
 * it and nothing else: not the host it names, and a link that wants headers or a body in the call is refused whole.
 */
export function readDialLink(text: string): Result<LinkedNumber, OutsideProblem> {
  if (text.length > longestLink) return failure('too-long');
  if (controls.test(text.trim())) return failure('unsafe');
  const address = text.trim().replace(linkStart, '');
  if (address.includes('?')) return failure('carries-more');
  const [userPart = ''] = address.split('@');
  const user = decode(userPart);
  if (user === undefined || controls.test(user) || user.includes('@') || user.includes(':')) return failure('unsafe');
  const [written = '', ...parameters] = user.split(';');
  const digits = written.replace(separators, '');
  const parameter = (name: string) => parameters.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const target = inContext(digits, parameter('phone-context'));
  if (!dialable.test(target) || !/[0-9]/.test(target)) return failure('no-number');
  const extension = parameter('ext')?.replace(separators, '');
  return success({ target, ...(extension !== undefined && /^\d{1,10}$/.test(extension) && { extension }) });
}

/** The one number in a text that was copied, or a link that is all of it. */
export function readCopiedNumber(text: string): Result<LinkedNumber, OutsideProblem> {
  const copied = text.trim();
  if (isDialLink(copied)) return readDialLink(copied);
  if (copied.length > longestLink) return failure('too-long');
  const short = copied.replace(separators, '');
  if (dialable.test(short) && /[0-9]/.test(short)) return success({ target: short });
  const numbers = [...copied.matchAll(runOfDigits)]
    .map(([run]) => run.replace(/[^\d+]/g, ''))
    .filter((number) => number.length >= fewestDigits && dialable.test(number));
  const [target, ...others] = new Set(numbers);
  if (target === undefined) return failure('no-number');
  return others.length > 0 ? failure('several-numbers') : success({ target });
}

/** Service codes change what the PBX does for this phone (diversion, pickup): never dialled unseen. */
export function isServiceCode({ target }: LinkedNumber): boolean {
  return /[*#]/.test(target);
}

/** A local number belongs to its context; one that is a prefix goes before it, a domain says nothing that could be dialled. */
function inContext(digits: string, context: string | undefined): string {
  const prefix = context?.replace(separators, '');
  return !digits.startsWith('+') && prefix !== undefined && /^\+\d{1,15}$/.test(prefix) ? prefix + digits : digits;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
