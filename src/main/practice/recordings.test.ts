import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/database/temporary-database';
import { recordingsOf } from './recordings';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = temporaryFolder());
});
afterEach(() => remove());

function record(...path: string[]): void {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}

it('finds what was recorded where the caller came from, and nowhere else', () => {
  record('shipped', 'speech/en/tariff/question.ogg');
  record('shipped', 'speech/en/taxi/street.ogg');
  record('own', 'speech/en/ours/hello.ogg');
  const [shipped, own] = [join(folder, 'shipped'), join(folder, 'own')];
  const origins = new Map([
    ['tariff', shipped],
    ['taxi', own], // takes the place of the shipped one
    ['ours', own],
  ]);
  const find = recordingsOf(origins, shipped);
  expect([
    find({ speakerId: 'tariff', lineId: 'question', language: 'en' }),
    find({ speakerId: 'tariff', lineId: 'question', language: 'hu' }),
    find({ speakerId: 'taxi', lineId: 'street', language: 'en' }),
    find({ speakerId: 'ours', lineId: 'hello', language: 'en' }),
  ]).toEqual(['en/tariff/question.ogg', undefined, undefined, 'own/en/ours/hello.ogg']);
});
