import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from './load-content';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Writes files by their path and answers the folder. */
function folder(name: string, files: Record<string, string | Buffer>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return join(root, name);
}

const script = (scriptId: string, title = 'Title') => `scriptId: ${scriptId}
title: ${title}
start: one
steps:
  - stepId: one
    title: One
    say: Good day, {{name|you}}
    answers:
      - { answerId: yes, label: Yes }
`;

const form = (formId: string) =>
  JSON.stringify({ formId, title: 'F', schema: { type: 'object', properties: { x: { type: 'string', title: 'X' } } } });

describe('loadContent', () => {
  it('reads YAML and JSON, an absent folder being no fault', () => {
    const content = loadContent([
      folder('a', { 'scripts/one.yaml': script('one'), 'forms/f.json': form('f'), 'forms/read.me': 'no content' }),
      join(root, 'absent'),
    ]);
    expect([[...content.scripts.keys()], [...content.forms.keys()], content.problems]).toEqual([['one'], ['f'], []]);
    expect(content.scripts.get('one')?.steps[0]?.answers).toEqual([{ answerId: 'yes', label: 'Yes' }]);
    expect(content.forms.get('f')).toMatchObject({ version: 1, ui: {}, history: {} });
  });

  it('lets a later folder replace an earlier one by id, and keeps the earlier one where the later is refused', () => {
    const shipped = folder('shipped', { 'scripts/one.yaml': script('one'), 'scripts/two.yaml': script('two') });
    const own = folder('own', {
      'scripts/mine.yml': script('one', 'Ours'),
      'scripts/two.yaml': script('two', 'Ours').replace('start: one', 'start: nowhere'),
    });
    const content = loadContent([shipped, own]);
    expect([...content.scripts.values()].map(({ scriptId, title }) => [scriptId, title])).toEqual([
      ['one', 'Ours'],
      ['two', 'Title'],
    ]);
    expect(content.problems).toEqual([
      {
        file: 'scripts/two.yaml',
        reason: 'line 3: it starts at step "nowhere", which is not there',
        faults: [{ line: 3, reason: 'it starts at step "nowhere", which is not there' }],
      },
    ]);
  });

  it.each<[string, string, string, number, RegExp]>([
    ['broken YAML', 'scripts/a.yaml', 'scriptId: a\ntitle: "no end\nstart: b\n', 3, /indentation/],
    ['a key twice', 'scripts/a.yaml', `${script('a')}title: Again\n`, 10, /duplicated/],
    ['a missing key', 'scripts/a.yaml', 'scriptId: a\ntitle: A\nstart: one\n', 1, /steps/],
    [
      'a wrong value',
      'scripts/a.yaml',
      script('a').replace('version', 'x').replace('stepId: one', 'stepId: a step'),
      5,
      /steps\.0\.stepId/,
    ],
    [
      'a slip in a key',
      'scripts/a.yaml',
      script('a').replace('    title: One', '    hnt: Look\n    title: One'),
      6,
      /steps\.0\.hnt: unknown key/,
    ],
    ['an unknown placeholder', 'scripts/a.yaml', script('a').replace('{{name|you}}', '{{nmae}}'), 5, /\{\{nmae\}\}/],
    [
      'an answer that leads nowhere',
      'scripts/a.yaml',
      script('a').replace('label: Yes', 'label: Yes, next: gone'),
      9,
      /answer "yes" leads to step "gone"/,
    ],
    ['an alias bomb', 'scripts/a.yaml', bomb(), 5, /alias/i],
    ['an alias of itself', 'scripts/a.yaml', 'scriptId: &a [*a]\n', 1, /alias/],
    ['two documents', 'scripts/a.yaml', `${script('a')}---\n${script('b')}`, 1, /several documents/],
    ['a list', 'scripts/a.yaml', '- a\n- b\n', 1, /object/],
    ['nothing', 'scripts/a.yaml', '', 1, /object/],
    ['broken JSON', 'forms/a.json', '{\n  "formId": "a",\n  "title": \n', 4, /./],
    [
      'a field of an unknown kind',
      'forms/a.yaml',
      'formId: a\ntitle: A\nschema:\n  type: object\n  properties:\n    x:\n      title: X\n      type: file\n',
      7,
      /field "x" is of a kind/,
    ],
    [
      'a required field that is not there',
      'forms/a.yaml',
      'formId: a\ntitle: A\nschema:\n  type: object\n  properties: { x: { title: X, type: string } }\n  required:\n    - x\n    - gone\n',
      8,
      /field "gone"/,
    ],
  ])('refuses a file with %s, naming its line, and keeps the others', (_, path, text, line, reason) => {
    const content = loadContent([folder('a', { [path]: text, 'scripts/good.yaml': script('good') })]);
    expect([...content.scripts.keys(), ...content.forms.keys()]).toEqual(['good']);
    expect(content.problems).toHaveLength(1);
    expect(content.problems[0]).toMatchObject({ file: path, reason: expect.stringMatching(reason) as string });
    expect(content.problems[0]?.faults[0]?.line).toBe(line);
  });

  it('refuses what is not UTF-8, and a second file of the same id', () => {
    const { scripts, problems } = loadContent([
      folder('a', {
        'scripts/a.yaml': script('a'),
        'scripts/b.yaml': script('a', 'Second'),
        'scripts/c.yaml': Buffer.from([0x74, 0xe9, 0x0a]),
      }),
    ]);
    expect(scripts.get('a')?.title).toBe('Title');
    expect(problems.map(({ file, reason }) => [file, reason])).toEqual([
      ['scripts/b.yaml', 'line 1: "a" is defined in scripts/a.yaml already'],
      ['scripts/c.yaml', 'is not UTF-8 text'],
    ]);
  });

  it('takes a script with a step that nothing leads to, and says so', () => {
    const lost = '  - { stepId: lost, title: Lost, say: Hello, answers: [] }\n';
    const { scripts, problems, remarks } = loadContent([folder('a', { 'scripts/a.yaml': script('a') + lost })]);
    expect([scripts.size, problems]).toEqual([1, []]);
    expect(remarks).toMatchObject([{ file: 'scripts/a.yaml', reason: 'line 10: no answer leads to step "lost"' }]);
  });

  it('counts all that is wrong in a file', () => {
    const wrong = script('a').replace('{{name|you}}', '{{nmae}} and {{x}}').replace('label: Yes', 'label: Yes, next: gone');
    const { problems } = loadContent([folder('a', { 'scripts/a.yaml': wrong })]);
    expect(problems[0]?.faults).toHaveLength(3);
    expect(problems[0]?.reason).toMatch(/^line 5: .*\(and 2 more\)$/);
  });

  // quadratic work would take minutes; the test's own time limit would end it
  it('reads a script of 5,000 steps', { timeout: 30_000 }, () => {
    const steps = Array.from(
      { length: 5000 },
      (_, index) => `  - { stepId: s${index}, title: T, say: Hello, answers: [{ answerId: a, label: A, next: s${(index + 1) % 5000} }] }`,
    );
    const path = folder('a', { 'scripts/a.yaml': `scriptId: a\ntitle: A\nstart: s0\nsteps:\n${steps.join('\n')}\n` });
    expect(loadContent([path]).problems).toEqual([]);
  });
});

/** A few lines that would grow to billions of items. */
function bomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`);
  return `l0: &l0 [a, b]\n${levels.join('\n')}\n`;
}
