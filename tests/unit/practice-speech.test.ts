import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { listRecordings } from '../../scripts/speech/list-lines';
import { languages } from '../../src/core/policy/configuration';

const practice = resolve(import.meta.dirname, '../../assets/practice');

it('every line of practice is recorded with its words of now (npm run speech)', () => {
  const recordings = listRecordings(practice);
  expect(new Set(recordings.map(({ language }) => language))).toEqual(new Set(languages));
  expect(JSON.parse(readFileSync(join(practice, 'speech/recordings.json'), 'utf8'))).toEqual(
    Object.fromEntries(recordings.map(({ file, mark }) => [file, mark])),
  );
  expect(recordings.filter(({ file }) => !existsSync(join(practice, 'speech', file)))).toEqual([]);
});
