import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentProblem, describeFaults } from './content-problem';
import { type DepartmentInFile, readDirectory } from './directory-file';
import { readContentFile } from './load-folder';

/** The directory's file in a content folder. */
export const directoryFile = 'directory.yaml';

/** A department with the file it comes from, for what can be told only when all are known. */
export interface LoadedDepartment extends DepartmentInFile {
  readonly file: string;
}

/** The departments of a content folder's `directory.yaml`, none where there is no such file. */
export function loadDirectory(folder: string, largestBytes: number, problems: ContentProblem[]): LoadedDepartment[] {
  if (!existsSync(join(folder, directoryFile))) return [];
  const outcome = readContentFile(folder, directoryFile, { read: readDirectory, largestBytes });
  if (!outcome.ok) {
    problems.push(outcome.problem);
    return [];
  }
  const { departments, faults } = outcome.value.content;
  if (faults.length > 0) problems.push(describeFaults(directoryFile, faults));
  return departments.map((department) => ({ ...department, file: directoryFile }));
}
