import { z } from 'zod';

/** Fields of a card that a column of the file can be mapped to. `phone` may be given several times. */
export const importFieldSchema = z.enum([
  'externalId',
  'name',
  'company',
  'language',
  'isVip',
  'customerSince',
  'address',
  'email',
  'tariff',
  'balance',
  'manager',
  'phone',
  'product',
  'note',
]);

/** One entry a column of the file: the field it fills, or null when it is left out. */
export const columnMappingSchema = z.array(importFieldSchema.nullable()).max(200);

export const importEncodingSchema = z.enum(['utf-8', 'utf-16le', 'windows-1250', 'windows-1251', 'windows-1254', 'iso-8859-2']);

/** Why a file cannot be imported at all. */
export const importProblemSchema = z.enum([
  'unreadable',
  'empty',
  'not-a-table',
  'unsupported-format',
  'too-large',
  'wrong-encoding',
  'missing-columns',
  'disk-full',
  'read-only',
  'busy',
  'failed',
]);

export const importPreviewSchema = z.object({
  fileName: z.string(),
  sizeBytes: z.number(),
  format: z.enum(['csv', 'xlsx']),
  encoding: importEncodingSchema,
  columns: z.array(z.string()),
  /** The first rows, as many cells each as there are columns. */
  rows: z.array(z.array(z.string())),
  /** Guessed from the column names, in the six languages. */
  mapping: columnMappingSchema,
});

/** Why a row was left out. */
export const rowProblemSchema = z.enum([
  'no-name',
  'no-id',
  'bad-phone',
  'duplicate-id',
  'wrong-cell-count',
  'unclosed-quote',
  'bad-date',
  'too-long',
]);

/** A row that was left out. `row` counts from 1 as a spreadsheet does, the header being row 1. */
export const rowErrorSchema = z.object({
  row: z.number().int(),
  problem: rowProblemSchema,
  column: z.string().optional(),
});

export const importProgressSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('running'),
    rows: z.number().int(),
    imported: z.number().int(),
    skipped: z.number().int(),
    share: z.number().min(0).max(1),
  }),
  z.object({
    kind: z.literal('done'),
    imported: z.number().int(),
    updated: z.number().int(),
    skipped: z.number().int(),
    durationMs: z.number(),
    /** The first 1,000. */
    errors: z.array(rowErrorSchema),
  }),
  /** Nothing of the file was kept; `skipped` rows had been left out by then. */
  z.object({ kind: z.literal('cancelled'), skipped: z.number().int() }),
  z.object({ kind: z.literal('failed'), problem: importProblemSchema }),
]);

export type ImportField = z.infer<typeof importFieldSchema>;
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export type ImportEncoding = z.infer<typeof importEncodingSchema>;
export type ImportProblem = z.infer<typeof importProblemSchema>;
export type ImportPreview = z.infer<typeof importPreviewSchema>;
export type RowProblem = z.infer<typeof rowProblemSchema>;
export type RowError = z.infer<typeof rowErrorSchema>;
export type ImportProgress = z.infer<typeof importProgressSchema>;
