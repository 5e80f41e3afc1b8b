import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import type { ImportEncoding, ImportProblem } from '../../contract/ipc/card-import';
import { failure, type Result, success } from '../../core/result';
import type { RowBatch } from './row-batch';
import { createCsvSplitter, guessDelimiter } from './split-csv';
import { beginDecoding, detectEncoding } from './text-encoding';
import { unpackedSize } from './unpacked-size';

const sampleBytes = 262_144;
const pieceBytes = 262_144;
const xlsxBatchRows = 1000;

/** A workbook is read whole, and takes seven times its unpacked size in memory: 1 GB at this one. */
const largestWorkbookBytes = 150_000_000;

/** A file that holds a table, by its first bytes. */
export interface TableFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** When it was last written, ms since 1970, with fractions. */
  readonly modifiedAt: number;
  readonly format: 'csv' | 'xlsx';
  readonly sample: Buffer;
}

/** Looks at a file without reading it whole. */
export async function openTable(path: string): Promise<Result<TableFile, ImportProblem>> {
  const handle = await open(path).catch(() => undefined);
  if (!handle) return failure('unreadable');
  try {
    const { size: sizeBytes, mtimeMs: modifiedAt } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(sampleBytes, sizeBytes)), 0, Math.min(sampleBytes, sizeBytes), 0);
    const sample = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) return failure('empty');
    if (sample.readUInt32BE(0) === 0x504b0304) return await openWorkbook({ path, sizeBytes, modifiedAt, format: 'xlsx', sample });
    if (sample.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return failure('unsupported-format'); // .xls
    const isUtf16 = sample[0] === 0xff && sample[1] === 0xfe;
    return !isUtf16 && sample.includes(0) ? failure('not-a-table') : success({ path, sizeBytes, modifiedAt, format: 'csv', sample });
  } catch {
    return failure('unreadable');
  } finally {
    await handle.close();
  }
}

async function openWorkbook(table: TableFile): Promise<Result<TableFile, ImportProblem>> {
  try {
    return (await unpackedSize(table.path)) > largestWorkbookBytes ? failure('too-large') : success(table);
  } catch {
    return failure('not-a-table');
  }
}

export function encodingOf(table: TableFile, country: string): ImportEncoding {
  return table.format === 'xlsx' ? 'utf-8' : detectEncoding(table.sample, country);
}

/** What stands between the cells of a CSV table; a workbook has no such thing. */
export function delimiterOf(table: TableFile, encoding: ImportEncoding): string | undefined {
  return table.format === 'xlsx' ? undefined : guessDelimiter(beginDecoding(encoding).write(table.sample));
}

/**
 * Reads the table's rows, header first, a batch at a time; `onBytes` hears how far it is. Throws an `EncodingError` for a
 * wrong encoding and the system's own errors.
 */
export function readRows(
  table: TableFile,
  encoding: ImportEncoding,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<RowBatch> {
  return table.format === 'xlsx' ? readXlsx(table, onBytes) : readCsv(table, encoding, onBytes);
}

async function* readCsv(table: TableFile, encoding: ImportEncoding, onBytes: (bytes: number) => void): AsyncGenerator<RowBatch> {
  const decoding = beginDecoding(encoding);
  const splitter = createCsvSplitter(delimiterOf(table, encoding) ?? ',');
  let bytes = 0;
  for await (const piece of createReadStream(table.path, { highWaterMark: pieceBytes })) {
    bytes += (piece as Buffer).length;
    onBytes(bytes);
    yield splitter.push(decoding.write(piece as Buffer), false);
  }
  yield splitter.push(decoding.end(), true);
}

async function* readXlsx(table: TableFile, onBytes: (bytes: number) => void): AsyncGenerator<RowBatch> {
  const sheet = await readSheet(table.path);
  const width = sheet[0]?.length ?? 0;
  for (let start = 0; start < sheet.length; start += xlsxBatchRows) {
    const batch = { rows: [] as string[][], numbers: [] as number[], broken: new Map() };
    for (const [offset, cells] of sheet.slice(start, start + xlsxBatchRows).entries()) {
      const row = Array.from({ length: Math.max(width, cells.length) }, (_, column) => cellText(cells[column]));
      if (row.every((cell) => cell === '')) continue;
      batch.rows.push(row);
      batch.numbers.push(start + offset + 1);
    }
    onBytes(Math.round((table.sizeBytes * Math.min(start + xlsxBatchRows, sheet.length)) / sheet.length));
    yield batch;
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : String(cell as number | boolean);
}
