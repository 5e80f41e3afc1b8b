import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContent } from './load-content';
import { joinDirectory } from './whole-directory';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'directory-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A content folder with this directory. */
function folder(name: string, text: string): string {
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'directory.yaml'), text);
  return join(root, name);
}

const namesIn = (content: ReturnType<typeof loadContent>) => content.departments.map(({ department }) => department.name);

const moscow = `departments:
  - id: moscow
    name: Moscow
    number: "1002"
    kind: second-line
    timeZone: Europe/Moscow
    hours:
      - { days: [mon, tue], from: 08:00, to: 22:00 }
    exceptions:
      - { date: 2027-01-01 }
    fallback: kaluga
    keywords: [router]
`;

describe('a directory in a content folder', () => {
  it('is read as it stands, and one of a later folder takes its place by id', () => {
    const content = loadContent([
      folder('shipped', moscow),
      folder('own', 'departments: [{ id: moscow, name: Moscow at night, number: "1003" }, { name: Tver, number: "7" }]'),
    ]);
    expect([namesIn(content), content.problems]).toEqual([['Moscow at night', 'Tver'], []]);
    expect(loadContent([join(root, 'shipped')]).departments[0]).toEqual({
      department: {
        id: 'moscow',
        name: 'Moscow',
        number: '1002',
        kind: 'second-line',
        timeZone: 'Europe/Moscow',
        hours: [{ days: ['mon', 'tue'], from: '08:00', to: '22:00' }],
        exceptions: [{ date: '2027-01-01' }],
        fallback: 'kaluga',
        keywords: ['router'],
      },
      fallbackLine: 11,
      file: 'directory.yaml',
    });
  });

  it.each<[string, string, number, string]>([
    ['a number that YAML takes for a count', moscow.replace('"1002"', '1002'), 4, '"Moscow": number: '],
    ['a time that is none', moscow.replace('22:00', '25:00'), 8, '"Moscow": hours.0.to: must be a time like 22:00, at most 24:00'],
    ['a zone that is none', moscow.replace('Europe/Moscow', 'Moscow'), 6, '"Moscow": timeZone: is no time zone'],
    ['a slip in a key', moscow.replace('keywords', 'keyword'), 12, '"Moscow": keyword: unknown key'],
    ['a day that is none', moscow.replace('2027-01-01', '2027-02-30'), 10, '"Moscow": exceptions.0.date: '],
    ['no name', moscow.replace('    name: Moscow\n', ''), 2, 'department 1: name: '],
    [
      'a span within another',
      moscow.replace('    exceptions', '      - { days: [tue], from: 10:00, to: 11:00 }\n    exceptions'),
      9,
      '"Moscow": hours.1: begins before another span has ended',
    ],
    [
      'an id that is there already',
      `${moscow}  - { id: kaluga, name: K, number: "1" }\n  - { id: kaluga, name: L, number: "2" }\n`,
      14,
      '"L": id: "kaluga" is there already',
    ],
  ])('leaves out a department with %s, by its line and field, and keeps the others', (_, text, line, reason) => {
    const content = loadContent([folder('own', `${text}  - { name: Tver, number: "7" }\n`)]);
    expect(namesIn(content).at(-1)).toBe('Tver');
    expect(content.problems).toHaveLength(1);
    expect(content.problems[0]?.faults[0]).toMatchObject({ line, reason: expect.stringContaining(reason) as string });
  });

  it('is refused whole where it is no list of departments', () => {
    const content = loadContent([folder('own', '- name: Tver\n  number: "7"\n')]);
    expect([content.departments, content.problems.map(({ file }) => file)]).toEqual([[], ['directory.yaml']]);
  });
});

describe('the whole directory', () => {
  it("is the configuration's and the files', those of the configuration first and in force", () => {
    const { departments } = loadContent([folder('own', `${moscow}  - { id: kaluga, name: Kaluga, number: "1" }\n`)]);
    const whole = joinDirectory(
      [
        { name: 'Second line', number: '1000' },
        { id: 'kaluga', name: 'Kaluga by policy', number: '2' },
      ],
      departments,
    );
    expect([whole.departments.map(({ name }) => name), whole.problems]).toEqual([['Second line', 'Kaluga by policy', 'Moscow'], []]);
  });

  it('says which entry is left out, and from whom nobody takes over', () => {
    const { departments } = loadContent([folder('own', moscow)]);
    const whole = joinDirectory(
      [
        { name: 'Tver', number: 'by name' },
        { id: 'a', name: 'A', number: '1', fallback: 'a' },
      ],
      departments,
    );
    expect(whole.departments.map(({ name }) => name)).toEqual(['A', 'Moscow']);
    expect(whole.problems).toEqual([
      { key: 'directory.0', reason: 'number: is no number that can be dialled' },
      { key: 'directory.1', reason: 'fallback: "a" comes back to itself' },
      { key: 'Moscow', file: 'directory.yaml', reason: 'line 11: fallback: "kaluga" is not in the directory' },
    ]);
  });
});
