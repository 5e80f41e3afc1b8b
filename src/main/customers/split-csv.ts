import Papa from 'papaparse';
import type { RowBatch } from './row-batch';

/** Longer records are an unclosed quote that swallows what follows. */
const longestRecord = 65_536;
/** How much is read at a time after a broken quote, so that many of them do not cost the whole text each. */
const carefulWindow = 16_384;

/** Splits CSV text (RFC 4180, any delimiter) that comes in pieces. */
export interface CsvSplitter {
  /** The rows that are complete by now; `isLast` makes the rest complete. */
  push(text: string, isLast: boolean): RowBatch;
}

interface Parsed {
  data: string[][];
  errors: { type: string; row: number; index: number }[];
  meta: { cursor: number };
}

type Batch = { readonly rows: string[][]; readonly numbers: number[]; readonly broken: Map<number, () => string[]> };

/**
 * A row with a broken quote is reported as such up to the end of its line; reading goes on with the next line. Empty lines
 * count as rows and are left out.
 */
export function createCsvSplitter(delimiter: string): CsvSplitter {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let pending = '';
  let heldReturn = '';
  let nextNumber = 1;

  return {
    push(text, isLast) {
      pending += withPlainNewlines(text, isLast);
      const batch: Batch = { rows: [], numbers: [], broken: new Map() };
      let window = pending.length;
      while (pending.length > 0) {
        const isWhole = window >= pending.length;
        const part = isWhole ? pending : pending.slice(0, window);
        const { data, errors, meta } = parser.parse(part, 0, !(isWhole && isLast)) as Parsed;
        const isComplete = isWhole && isLast;
        const broken = errors.find(({ type, row }) => type === 'Quotes' && (isComplete || row < data.length));
        take(data, broken?.row ?? data.length, batch);
        if (broken) window = skipLine(broken.index, batch);
        else if (isWhole && isLast) pending = '';
        else if (meta.cursor > 0) pending = pending.slice(meta.cursor);
        else if (!isWhole) window = pending.length;
        else if (pending.length > longestRecord) window = skipLine(0, batch);
        else break;
        if (!broken && isWhole && !isLast && pending.length <= longestRecord) break;
      }
      return batch;
    },
  };

  /** A carriage return at the end of a piece waits for the next one: a line feed may follow. */
  function withPlainNewlines(text: string, isLast: boolean): string {
    const whole = heldReturn + text;
    heldReturn = !isLast && whole.endsWith('\r') ? '\r' : '';
    return whole.includes('\r') ? whole.slice(0, whole.length - heldReturn.length).replace(/\r\n?/g, '\n') : whole;
  }

  function take(data: string[][], count: number, batch: Batch): void {
    for (let index = 0; index < count; index++) {
      const row = data[index];
      const number = nextNumber++;
      if (!row || (row.length === 1 && row[0] === '')) continue;
      batch.rows.push(row);
      batch.numbers.push(number);
    }
  }

  function skipLine(from: number, batch: Batch): number {
    const text = pending;
    const end = text.indexOf('\n', from);
    batch.rows.push([]);
    batch.numbers.push(nextNumber);
    batch.broken.set(nextNumber++, () => cellsOfBroken(text.slice(0, end === -1 ? text.length : end), from));
    pending = end === -1 ? '' : text.slice(end + 1);
    return Math.min(carefulWindow, pending.length);
  }

  /** Cells as they are up to the one with the broken quote; from there on loosely. */
  function cellsOfBroken(text: string, from: number): string[] {
    const opening = Math.max(from - 1, 0);
    const { data } = parser.parse(text.slice(0, opening), 0, false) as Parsed;
    return [...(data.at(-1) ?? []).slice(0, -1), ...cutLoosely(text.slice(opening), delimiter)];
  }
}

/** Cells of a text whose quotes are not to be trusted: a cell that is quoted from end to end is one, any other quote a letter. */
function cutLoosely(text: string, delimiter: string): string[] {
  const quoted = /"((?:[^"]|"")*)"/y;
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    quoted.lastIndex = at;
    const content = quoted.exec(text)?.[1];
    const isWhole = content !== undefined && (quoted.lastIndex === text.length || text.startsWith(delimiter, quoted.lastIndex));
    const next = text.indexOf(delimiter, at);
    const end = isWhole ? quoted.lastIndex : next === -1 ? text.length : next;
    cells.push(isWhole ? content.replaceAll('""', '"') : text.slice(at, end));
    at = end + delimiter.length;
  }
  return cells;
}

/** The delimiter of a table, guessed from its first lines. */
export function guessDelimiter(text: string): string {
  const { meta } = Papa.parse(text, { preview: 20, skipEmptyLines: true, delimitersToGuess: [',', ';', '\t', '|'] });
  return meta.delimiter;
}
