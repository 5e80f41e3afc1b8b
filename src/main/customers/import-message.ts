import { z } from 'zod';
import {
  columnMappingSchema,
  importEncodingSchema,
  importPreviewSchema,
  importProblemSchema,
  importProgressSchema,
} from '../../contract/ipc/card-import';

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
  /** The import is over; `replacement` is the file to adopt, if any. */
  z.object({ kind: z.literal('end'), progress: importProgressSchema, replacement: z.string().optional() }),
]);

export type ImportRequest = z.infer<typeof importRequestSchema>;
export type ImportReply = z.infer<typeof importReplySchema>;
