import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failure, type Result } from '../../core/result';
import { type ContentProblem, describeFaults, type Fault } from './content-problem';
import { parseSourceText, type SourceText } from './source-text';

/** Makes a file's data what it stands for, with remarks that do not keep it from being used; or says all that does. */
export type ReadSource<Item> = (source: SourceText) => Result<{ content: Item; remarks: readonly Fault[] }, readonly Fault[]>;

/** Files of one kind: the subfolder they are in, how one is read, and which id it goes by. */
interface FileKind<Item> {
  readonly kind: string;
  readonly read: ReadSource<Item>;
  readonly idOf: (item: Item) => string;
  readonly largestBytes: number;
}

interface Notes {
  readonly problems: ContentProblem[];
  readonly remarks: ContentProblem[];
}

/** The items of all files (`*.yaml`, `*.yml`, `*.json`) in the subfolder `kind`, by their ids; what is wrong goes into the notes. */
export function loadFolder<Item>(folder: string, kind: FileKind<Item>, notes: Notes): Map<string, Item> {
  return takeAllSteps(loadFolderInSteps(folder, kind, notes));
}

/** As `loadFolder`, a step for each file. */
export function* loadFolderInSteps<Item>(
  folder: string,
  { kind, read, idOf, largestBytes }: FileKind<Item>,
  notes: Notes,
): Generator<undefined, Map<string, Item>> {
  const items = new Map<string, Item>();
  const sources = new Map<string, string>();
  for (const name of listFiles(join(folder, kind), (reason) => notes.problems.push({ file: kind, reason, faults: [] }))) {
    yield;
    const file = `${kind}/${name}`;
    const outcome = readContentFile(folder, file, { read, largestBytes });
    if (!outcome.ok) {
      notes.problems.push(outcome.problem);
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

/** What work in steps comes to, at once. */
export function takeAllSteps<Outcome>(work: Generator<undefined, Outcome>): Outcome {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** One file of a content folder, read as its kind is; `file` is relative to the folder. */
export function readContentFile<Item>(
  folder: string,
  file: string,
  { read, largestBytes }: Pick<FileKind<Item>, 'read' | 'largestBytes'>,
): Result<{ content: Item; remarks: readonly Fault[] }, ContentProblem> {
  const text = readText(join(folder, file), largestBytes);
  if ('unreadable' in text) return failure({ file, reason: text.unreadable, faults: [] });
  const source = parseSourceText(text.text);
  const outcome = source.ok ? read(source.value) : source;
  return outcome.ok ? outcome : failure(describeFaults(file, outcome.problem));
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

function readText(path: string, largestBytes: number): { text: string } | { unreadable: string } {
  try {
    if (statSync(path).size > largestBytes) return { unreadable: `larger than ${largestBytes / 1024 / 1024} MB` };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (cause) {
    return { unreadable: cause instanceof TypeError ? 'is not UTF-8 text' : `cannot be read (${codeOf(cause)})` };
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
