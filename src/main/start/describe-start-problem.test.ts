import { expect, it } from 'vitest';
import { languages } from '../../core/policy/configuration';
import { describeStartProblem } from './describe-start-problem';
import type { StartProblem } from './start-problem';

const places = { folder: '/home/anna/firstline', logFile: '/home/anna/firstline/logs/main.log' };
const problems: StartProblem[] = [
  { kind: 'no-key-store' },
  { kind: 'no-cipher' },
  { kind: 'nowhere-to-write', problem: 'disk-full' },
  { kind: 'no-folder', problem: 'read-only' },
  { kind: 'no-folder', problem: 'failed' },
  { kind: 'unexpected' },
];

it('says each reason in words of its own, in every language', () => {
  const said = languages.flatMap((language) => problems.map((problem) => describeStartProblem(problem, language, places).body));
  expect(new Set(said).size).toBe(languages.length * problems.length);
  expect(said.filter((body) => body.startsWith('reason.') || body.includes('{{'))).toEqual([]);
  expect(said.filter((body) => body.includes(places.folder))).toHaveLength(languages.length * 4);
});

it('is a title, what to do, and a button', () => {
  expect(describeStartProblem({ kind: 'nowhere-to-write', problem: 'disk-full' }, 'hu', places)).toEqual({
    title: 'A Firstline nem tud elindulni',
    body: expect.stringMatching(/^A lemez megtelt.*\n\n.*\/home\/anna\/firstline$/s),
    close: 'Bezárás',
  });
});
