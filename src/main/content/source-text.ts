import { isNode, LineCounter, parseDocument } from 'yaml';
import { failure, type Result, success } from '../../core/result';
import type { Fault } from './content-problem';

/** A place in a file's data: keys and indexes from the top. */
export type DataPath = readonly (string | number)[];

/** A file's data with the way back to its lines. */
export interface SourceText {
  readonly data: unknown;
  /** The line (from 1) of what stands at the path, or of the nearest thing around it. */
  lineOf(path: DataPath): number;
}

/** Reads YAML 1.2, of which JSON is a part. Tags and merge keys make nothing but plain data; anchors are limited. */
export function parseSourceText(text: string): Result<SourceText, readonly Fault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  if (document.errors.length > 0) {
    return failure(document.errors.map((error) => ({ line: lines.linePos(error.pos[0]).line, reason: error.message })));
  }

  const lineOf = (path: DataPath): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  try {
    return success({ data: document.toJS({ maxAliasCount: 100 }), lineOf });
  } catch (cause) {
    return failure([{ line: 1, reason: cause instanceof Error ? cause.message : 'cannot be read' }]);
  }
}
