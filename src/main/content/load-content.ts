import type { Form } from '../../core/forms/form';
import type { Script } from '../../core/scripts/script';
import type { ContentProblem } from './content-problem';
import { readForm } from './form-file';
import { loadFolder } from './load-folder';
import { readScript } from './script-file';

/** Scripts and forms by their ids. */
export interface Content {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly forms: ReadonlyMap<string, Form>;
  /** Files that were refused; what an earlier folder has under the same id stays in force. */
  readonly problems: readonly ContentProblem[];
  /** Files that were taken although something in them is odd. */
  readonly remarks: readonly ContentProblem[];
}

/** Larger than a script of 5,000 steps. */
const largestBytes = 8 * 1024 * 1024;

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
    const scriptFiles = { kind: 'scripts', read: readScript, idOf: (found: Script) => found.scriptId, largestBytes };
    const formFiles = { kind: 'forms', read: readForm, idOf: (found: Form) => found.formId, largestBytes };
    for (const [id, script] of loadFolder(folder, scriptFiles, notes)) scripts.set(id, script);
    for (const [id, form] of loadFolder(folder, formFiles, notes)) forms.set(id, form);
  }
  return { scripts, forms, problems, remarks };
}
