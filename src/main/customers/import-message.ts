import { z } from 'zod';
import {
  columnMappingSchema,
  importEncodingSchema,
  importPreviewSchema,
  importProblemSchema,
  importProgressSchema,
} from '../../contract/ipc/card-import';
import { refusedProblemSchema, refusedWordsSchema } from '../../contract/ipc/refused-rows';

const refusedRowsSchema = z.object({
  entries: z.custom<Uint32Array>((value) => value instanceof Uint32Array),
  table: z.object({ sizeBytes: z.number(), modifiedAt: z.number() }),
});

/** What main asks of the import process. */
export const importRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preview'), path: z.string(), country: z.string(), encoding: importEncodingSchema.optional() }),
  z.object({
    kind: z.literal('start'),
    path: z.string(),
    country: z.string(),
    encoding: importEncodingSchema,
    mapping: columnMappingSchema,
    cardFile: z.string(),
    key: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  }),
  z.object({
    kind: z.literal('save-refused'),
    path: z.string(),
    encoding: importEncodingSchema,
    refused: refusedRowsSchema,
    words: refusedWordsSchema,
    target: z.string(),
    part: z.string(),
  }),
  z.object({ kind: z.literal('cancel') }),
]);

/** What the import process answers. */
export const importReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('preview'),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: importPreviewSchema }),
      z.object({ ok: z.literal(false), problem: importProblemSchema }),
    ]),
  }),
  z.object({ kind: z.literal('progress'), progress: importProgressSchema }),
  /** Every row that the import left out; before its end, and not when there are none. */
  z.object({ kind: z.literal('refused'), refused: refusedRowsSchema }),
  /** The import is over; `replacement` is the file to adopt, if any. */
  z.object({ kind: z.literal('end'), progress: importProgressSchema, replacement: z.string().optional() }),
  z.object({ kind: z.literal('saving'), share: z.number() }),
  /** The left-out rows are saved, so many, or not. */
  z.object({
    kind: z.literal('saved'),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.number() }),
      z.object({ ok: z.literal(false), problem: refusedProblemSchema }),
    ]),
  }),
]);

export type ImportRequest = z.infer<typeof importRequestSchema>;
export type ImportReply = z.infer<typeof importReplySchema>;
