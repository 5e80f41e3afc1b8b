import { z } from 'zod';
import { rowProblemSchema } from './card-import';

const heading = z.string().min(1).max(60);

/** What is written into the file of the rows an import left out, in the language of the desk: main has no such words. */
export const refusedWordsSchema = z.object({
  /** The end of the file's name, after the name of the table. */
  fileName: z.string().regex(/^[^\\/:*?"<>|\p{Cc}]{1,60}$/u),
  headings: z.object({ row: heading, column: heading, problem: heading }),
  problems: z.record(rowProblemSchema, z.string().max(200)),
  /** What spreadsheets of the language have between cells; a CSV table keeps its own. */
  separator: z.enum([',', ';']),
});

/** Why those rows were not saved. Nothing is left of a file that was begun. */
export const refusedProblemSchema = z.enum([
  'table-gone',
  'table-changed',
  'same-file',
  'disk-full',
  'read-only',
  'cancelled',
  'busy',
  'failed',
]);

export const refusedSavedSchema = z.object({ fileName: z.string(), rows: z.number().int() });

export type RefusedWords = z.infer<typeof refusedWordsSchema>;
export type RefusedProblem = z.infer<typeof refusedProblemSchema>;
export type RefusedSaved = z.infer<typeof refusedSavedSchema>;
