import type { Form } from '../../core/forms/form';
import type { Script } from '../../core/scripts/script';
import type { ContentProblem } from './content-problem';
import { readForm } from './form-file';
import { type LoadedDepartment, loadDirectory } from './load-directory';
import { loadFolderInSteps, takeAllSteps } from './load-folder';
import { readScript } from './script-file';

/** Scripts and forms by their ids, and the departments that callers are handed on to. */
export interface Content {
  readonly scripts: ReadonlyMap<string, Script>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly departments: readonly LoadedDepartment[];
  /** Files that were refused, whole or in part; what an earlier folder has under the same id stays in force. */
  readonly problems: readonly ContentProblem[];
  /** Files that were taken although something in them is odd. */
  readonly remarks: readonly ContentProblem[];
}

/** Larger than a script of 5,000 steps. */
const largestBytes = 8 * 1024 * 1024;

/**
 * Reads `scripts/` and `forms/` (`*.yaml`, `*.yml`, `*.json`) and `directory.yaml` of each folder that exists; what a later
 * folder has replaces an earlier one's of the same id. A script or form is taken whole or refused whole, a department of
 * the directory likewise, and none keeps others out.
 */
export function loadContent(folders: readonly string[]): Content {
  return takeAllSteps(loadContentInSteps(folders));
}

/** As `loadContent`, a step for each file: some ten milliseconds, so that there is time for a caller between them. */
export function* loadContentInSteps(folders: readonly string[]): Generator<undefined, Content> {
  const problems: ContentProblem[] = [];
  const remarks: ContentProblem[] = [];
  const scripts = new Map<string, Script>();
  const forms = new Map<string, Form>();
  let departments: LoadedDepartment[] = [];
  for (const folder of folders) {
    const notes = { problems, remarks };
    const scriptFiles = { kind: 'scripts', read: readScript, idOf: (found: Script) => found.scriptId, largestBytes };
    const formFiles = { kind: 'forms', read: readForm, idOf: (found: Form) => found.formId, largestBytes };
    for (const [id, script] of yield* loadFolderInSteps(folder, scriptFiles, notes)) scripts.set(id, script);
    for (const [id, form] of yield* loadFolderInSteps(folder, formFiles, notes)) forms.set(id, form);
    const added = loadDirectory(folder, largestBytes, problems);
    departments = [...departments.filter(({ department: { id } }) => !isAmong(added, id)), ...added];
  }
  return { scripts, forms, departments, problems, remarks };
}

function isAmong(departments: readonly LoadedDepartment[], id: string | undefined): boolean {
  return id !== undefined && departments.some(({ department }) => department.id === id);
}
