import type { z } from 'zod';
import { failure, type Result, success } from '../../core/result';
import type { Fault } from './content-problem';
import type { DataPath, SourceText } from './source-text';

/** The file's data as the schema has it. A key that the schema does not know is a fault: most often it is a slip of the pen. */
export function parseWithSchema<Schema extends z.ZodType>(source: SourceText, schema: Schema): Result<z.output<Schema>, readonly Fault[]> {
  const parsed = schema.safeParse(source.data);
  if (!parsed.success) {
    return failure(
      parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        return { line: source.lineOf(path), reason: `${path.join('.') || 'file'}: ${issue.message}` };
      }),
    );
  }
  const unknown = unknownKeys(source.data, parsed.data);
  if (unknown.length > 0) {
    return failure(unknown.map((path) => ({ line: source.lineOf(path), reason: `${path.join('.')}: unknown key` })));
  }
  return success(parsed.data);
}

/** Paths of what the schema has left out of the data. */
function unknownKeys(data: unknown, kept: unknown, path: DataPath = []): DataPath[] {
  if (Array.isArray(data) && Array.isArray(kept)) return data.flatMap((item, index) => unknownKeys(item, kept[index], [...path, index]));
  if (!isRecord(data) || !isRecord(kept)) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    Object.hasOwn(kept, key) ? unknownKeys(value, kept[key], [...path, key]) : [[...path, key]],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
