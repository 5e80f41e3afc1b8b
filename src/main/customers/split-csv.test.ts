import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCsvSplitter, guessDelimiter } from './split-csv';

const cell = fc.stringMatching(/^[a-zőж ,;"\n]{0,6}$/).filter((text) => text.trim() === text);
const tableOfCells = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

function csvOf(rows: readonly (readonly string[])[], lineEnd: string): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',') + lineEnd).join('');
}

it('splits the same however the text is cut into pieces', () => {
  fc.assert(
    fc.property(tableOfCells, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 7 }), (rows, lineEnd, pieceLength) => {
      const text = csvOf(rows, lineEnd);
      const splitter = createCsvSplitter(',');
      const found: (readonly string[])[] = [];
      for (let at = 0; at < text.length; at += pieceLength) found.push(...splitter.push(text.slice(at, at + pieceLength), false).rows);
      const last = splitter.push('', true);
      expect([...found, ...last.rows]).toEqual(rows);
      expect([...last.broken.keys()]).toEqual([]);
    }),
  );
});

it('does not let one open quote swallow what follows', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `${index},name,+3630123456`);
  lines[5] = '5,"name,+3630123456';
  const splitter = createCsvSplitter(',');
  const { rows, numbers, broken } = splitter.push(lines.join('\n'), true);
  expect([...broken.keys()]).toEqual([6]);
  expect(rows).toHaveLength(20_000);
  expect(numbers.slice(4, 7)).toEqual([5, 6, 7]);
  expect(rows.filter((cells) => cells.length === 3)).toHaveLength(19_999);
});

it.each([
  ['1,"Kiss, Anna","open, here', ['1', 'Kiss, Anna', '"open', ' here']],
  ['1,"the "name", and more",3', ['1', '"the "name"', ' and more"', '3']],
  ['"open,2', ['"open', '2']],
  ['"1,"Kiss, Anna","","a ""b""",', ['"1', 'Kiss, Anna', '', 'a "b"', '']],
  ['1,"two\nlines","x" y', ['1', 'two\nlines', '"x" y']],
])('makes out of %j, which is broken, what can be made', (line, cells) => {
  const { broken } = createCsvSplitter(',').push(`a,b\n${line}\n5,6\n`, true);
  expect([...broken].map(([number, cellsOf]) => [number, cellsOf()])).toEqual([[2, cells]]);
});

it.each([
  ['a;b;c\n1;2,5;3\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a,b\n1,2\n', ','],
])('guesses the delimiter of %j', (text, delimiter) => {
  expect(guessDelimiter(text)).toBe(delimiter);
});
