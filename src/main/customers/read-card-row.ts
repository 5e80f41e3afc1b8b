import type { ColumnMapping, ImportField, RowError } from '../../contract/ipc/card-import';
import { failure, type Result, success } from '../../core/result';
import type { ImportedCard } from '../database/card-writer';
import type { NewPhone } from '../database/own-cards';
import { isoDate } from './iso-date';
import { numberKey } from './phone-number';

type RowProblem = Omit<RowError, 'row'>;
type SingleField = Exclude<ImportField, 'phone' | 'product' | 'note'>;

/** The longest text of each field, as core/customers/card.ts has them. */
const longest: Readonly<Record<ImportField, number>> = {
  externalId: 64,
  name: 128,
  company: 128,
  language: 8,
  isVip: 32,
  customerSince: 32,
  address: 256,
  email: 128,
  tariff: 128,
  balance: 32,
  manager: 64,
  phone: 64,
  product: 128,
  note: 4000,
};

const yes = /^(1|x|\+|y|yes|true|vip|да|так|igen|da|ja|bəli|beli|hə)$/i;

/** Makes the reader of a table's rows: each becomes a card or the reason why it is left out. */
export function createCardReader(
  columns: readonly string[],
  mapping: ColumnMapping,
  country: string,
): (cells: readonly string[]) => Result<ImportedCard, RowProblem> {
  const mapped = mapping.flatMap((field, column) => (field === null ? [] : [{ field, column, title: columns[column] ?? '' }]));

  return (cells) => {
    if (cells.length !== columns.length && !hasEmptyExtras(cells, columns.length)) return failure({ problem: 'wrong-cell-count' });
    const single: Partial<Record<SingleField, string | undefined>> = {};
    const phones: NewPhone[] = [];
    const products: { name: string; status: string; detail: string }[] = [];
    let note: string | undefined;
    for (const { field, column, title } of mapped) {
      const cell = cells[column]?.trim() ?? '';
      if (cell === '') continue;
      if (cell.length > longest[field]) return failure({ problem: 'too-long', column: title });
      if (field === 'phone') {
        const e164 = numberKey(cell, country);
        if (e164 === undefined) return failure({ problem: 'bad-phone', column: title });
        phones.push({ e164, asGiven: cell, label: phones.length === 0 ? '' : title.slice(0, 32) });
      } else if (field === 'product') {
        products.push({ name: cell, status: '', detail: '' });
      } else if (field === 'note') {
        note = note === undefined ? cell : `${note}\n${cell}`.slice(0, longest.note);
      } else if (field === 'customerSince') {
        single.customerSince = isoDate(cell);
        if (single.customerSince === undefined) return failure({ problem: 'bad-date', column: title });
      } else {
        single[field] = cell;
      }
    }
    const { externalId, name, isVip, ...rest } = single;
    if (externalId === undefined) return failure({ problem: 'no-id' });
    if (name === undefined) return failure({ problem: 'no-name' });
    return success({ externalId, name, isVip: isVip !== undefined && yes.test(isVip), ...rest, note, phones, products });
  };
}

/** Spreadsheets write empty cells after the last column. */
function hasEmptyExtras(cells: readonly string[], width: number): boolean {
  return cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');
}
