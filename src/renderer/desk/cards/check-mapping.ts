import type { ColumnMapping, ImportField } from '../../../contract/ipc/card-import';

/** Fields in the order in which they are offered. */
export const importFields: readonly ImportField[] = [
  'externalId',
  'name',
  'phone',
  'company',
  'address',
  'email',
  'tariff',
  'balance',
  'product',
  'language',
  'isVip',
  'manager',
  'customerSince',
  'note',
];

/** A card cannot be made without these. */
const neededFields: readonly ImportField[] = ['externalId', 'name'];
const severalAllowed: ReadonlySet<ImportField> = new Set(['phone', 'product', 'note']);

/** What stands in the way of an import, by field. */
export interface MappingCheck {
  readonly missing: readonly ImportField[];
  /** Mapped from several columns although a card has only one. */
  readonly repeated: readonly ImportField[];
  /** No column holds a number: cards would not be found by a caller's number. */
  readonly isWithoutPhone: boolean;
}

/** Checks which fields the columns of a file fill. */
export function checkMapping(mapping: ColumnMapping): MappingCheck {
  const countOf = (field: ImportField) => mapping.filter((mapped) => mapped === field).length;
  return {
    missing: neededFields.filter((field) => countOf(field) === 0),
    repeated: importFields.filter((field) => countOf(field) > 1 && !severalAllowed.has(field)),
    isWithoutPhone: countOf('phone') === 0,
  };
}

/** Whether the import can start. */
export function isMappingUsable({ missing, repeated }: MappingCheck): boolean {
  return missing.length === 0 && repeated.length === 0;
}
