import { unreachable } from '../../core/result';
import { parseNumber } from './phone-number';

/** What is sent to the PBX: E.164 where it is a public number, the digits as typed where only the PBX can know. */
export function dialString(target: string, country: string): string | undefined {
  const number = parseNumber(target, country);
  switch (number.kind) {
    case 'e164':
      return number.e164;
    case 'short':
      return number.digits;
    case 'withheld':
      return undefined;
    case 'unknown':
      return /^\+?[\d*#]{1,32}$/.test(number.display) ? number.display : undefined;
    default:
      return unreachable(number);
  }
}
