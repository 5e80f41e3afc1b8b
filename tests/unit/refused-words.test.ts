import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rowProblemSchema } from '../../src/contract/ipc/card-import';
import { refusedWordsSchema } from '../../src/contract/ipc/refused-rows';
import { languages } from '../../src/core/policy/configuration';
import { guessMapping } from '../../src/main/customers/column-names';

interface Texts {
  readonly refused: { readonly fileName: string; readonly row: string; readonly column: string; readonly problem: string };
  readonly rowProblem: Readonly<Record<string, string>>;
}

it.each(languages)('the file of left-out rows in %s has words that may be written, and columns that an import leaves out', (language) => {
  const file = join(import.meta.dirname, `../../src/renderer/i18n/locales/${language}/cards.json`);
  const { refused, rowProblem } = JSON.parse(readFileSync(file, 'utf8')) as Texts;
  const { fileName, row, column, problem } = refused;
  const problems = Object.fromEntries(rowProblemSchema.options.map((name) => [name, rowProblem[name]]));
  expect(refusedWordsSchema.safeParse({ fileName, headings: { row, column, problem }, problems, separator: ',' }).success).toBe(true);
  expect(guessMapping([row, column, problem, 'ID', 'Name'])).toEqual([null, null, null, 'externalId', 'name']);
});
