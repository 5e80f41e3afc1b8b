import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Form } from '../../core/forms/form';
import type { Result } from '../../core/result';
import type { Script } from '../../core/scripts/script';
import { type ContentProblem, describeFaults, type Fault } from './content-problem';
import { readForm } from './form-file';
import { readScript } from './script-file';
import { parseSourceText, type SourceText } from './source-text';

/** Scripts and forms by their ids. */
export interface Content {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly forms: ReadonlyMap<string, Form>;
  /** Files that were refused; what an earlier folder has under the same id stays in force. */
  readonly problems: readonly ContentProblem[];
  /** Files that were taken although something in them is odd. */
  readonly remarks: readonly ContentProblem[];
}

type Read<Item> = (source: SourceText) => Result<{ content: Item; remarks: readonly Fault[] }, readonly Fault[]>;

/** Larger than a script of 5,000 steps. */
const largestFileBytes = 8 * 1024 * 1024;

/**
 * Reads `scripts/` and `forms/` (`*.yaml`, `*.yml`, `*.json`) of each folder that exists; a later folder's scripts and
 * forms replace an earlier one's of the same id. A file is taken whole or refused whole, and never keeps others out.
 */
export function loadContent(folders: readonly string[]): Content {
  const problems: ContentProblem[] = [];
  const remarks: ContentProblem[] = [];
  const scripts = new Map<string, Script>();
  const forms = new Map<string, Form>();
  for (const folder of folders) {
    const notes = { problems, remarks };
    for (const [id, script] of loadFolder(folder, 'scripts', readScript, (found) => found.scriptId, notes)) scripts.set(id, script);
    for (const [id, form] of loadFolder(folder, 'forms', readForm, (found) => found.formId, notes)) forms.set(id, form);
  }
  return { scripts, forms, problems, remarks };
}

function loadFolder<Item>(
  folder: string,
  kind: 'scripts' | 'forms',
  read: Read<Item>,
  idOf: (item: Item) => string,
  notes: { problems: ContentProblem[]; remarks: ContentProblem[] },
): Map<string, Item> {
  const items = new Map<string, Item>();
  const sources = new Map<string, string>();
  for (const name of listFiles(join(folder, kind), (reason) => notes.problems.push({ file: kind, reason, faults: [] }))) {
    const file = `${kind}/${name}`;
    const text = readText(join(folder, kind, name));
    if ('unreadable' in text) {
      notes.problems.push({ file, reason: text.unreadable, faults: [] });
      continue;
    }
    const source = parseSourceText(text.text);
    const outcome = source.ok ? read(source.value) : source;
    if (!outcome.ok) {
      notes.problems.push(describeFaults(file, outcome.problem));
      continue;
    }
    const { content, remarks } = outcome.value;
    const id = idOf(content);
    const earlier = sources.get(id);
    if (earlier !== undefined) {
      notes.problems.push(describeFaults(file, [{ line: 1, reason: `"${id}" is defined in ${earlier} already` }]));
      continue;
    }
    sources.set(id, file);
    items.set(id, content);
    if (remarks.length > 0) notes.remarks.push(describeFaults(file, remarks));
  }
  return items;
}

/** In the order of their names, so that the outcome does not depend on the file system. */
function listFiles(folder: string, onUnreadable: (reason: string) => void): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.(ya?ml|json)$/i.test(name))
      .sort();
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') onUnreadable(`cannot be read (${codeOf(cause)})`);
    return [];
  }
}

function readText(path: string): { text: string } | { unreadable: string } {
  try {
    if (statSync(path).size > largestFileBytes) return { unreadable: `larger than ${largestFileBytes / 1024 / 1024} MB` };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (cause) {
    return { unreadable: cause instanceof TypeError ? 'is not UTF-8 text' : `cannot be read (${codeOf(cause)})` };
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
