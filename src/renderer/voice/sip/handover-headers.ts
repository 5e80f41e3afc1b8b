import type { IdentityHeaders } from '../../../core/phone/account';
import { cleanText } from '../../../core/phone/clean-text';
import type { Handover } from '../../../core/phone/handover';

/** The headers that tell the next phone of a caller; what a person wrote is made one safe line. */
export function handoverHeaders({ reference, customerId, note }: Handover, names: IdentityHeaders): string[] {
  const values: [string, string | undefined][] = [
    [names.reference, cleanText(reference, 128)],
    [names.customerId, cleanText(customerId, 64)],
    [names.note, cleanText(note, 300)],
  ];
  return values.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}
