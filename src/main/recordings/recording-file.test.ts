import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecording } from './recording-reader';
import { writeRecording } from './recording-writer';

const recordingId = '0192d3a0-0000-7000-8000-000000000001';
const key = Buffer.alloc(32, 7);

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-recording-'));
  file = join(folder, 'one.rec');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function record(...chunks: string[]): Promise<void> {
  const writer = writeRecording(file, key, recordingId);
  for (const chunk of chunks) await writer.append(Buffer.from(chunk));
  await writer.close();
}

async function heard(withKey = key, id = recordingId): Promise<string | undefined> {
  const reader = await readRecording(file, withKey, id);
  if (!reader) return undefined;
  try {
    return (await reader.read(0, reader.soundBytes)).toString();
  } finally {
    await reader.close();
  }
}

describe('a recording on the disk', () => {
  it('gives back what was recorded, whole or in part, and shows nothing to others', async () => {
    await record('hello ', 'caller', '!');
    expect(await heard()).toBe('hello caller!');
    expect(readFileSync(file).includes('caller')).toBe(false);
    const reader = await readRecording(file, key, recordingId);
    expect([await reader?.read(3, 8), await reader?.read(11, 99), await reader?.read(5, 5)].map(String)).toEqual(['lo ca', 'r!', '']);
    await reader?.close();
    expect(await heard(Buffer.alloc(32, 8))).toBe('');
    expect(await heard(key, '0192d3a0-0000-7000-8000-000000000002')).toBeUndefined();
  });

  it('is for its owner alone', async () => {
    await record('a');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('reads as far as it goes wherever its end was torn off', async () => {
    await record('one', 'two', 'three');
    const whole = readFileSync(file);
    const seen = new Set<string | undefined>();
    for (let size = whole.length; size >= 0; size -= 1) {
      truncateSync(file, size);
      seen.add(await heard());
    }
    expect([...seen]).toEqual(['onetwothree', 'onetwo', 'one', '', undefined]);
  });

  it('leaves out an end that has its length and not its bytes', async () => {
    await record('one', 'two');
    const whole = readFileSync(file);
    writeFileSync(file, whole.fill(0, whole.length - 10));
    expect(await heard()).toBe('one');
    appendFileSync(file, Buffer.from([255, 255, 255, 255, 1]));
    expect(await heard()).toBe('one');
  });

  it('refuses a frame that was moved', async () => {
    await record('aa', 'bb', 'cc');
    const whole = readFileSync(file);
    const frame = (whole.length - 22) / 3;
    const [first, second] = [whole.subarray(22, 22 + frame), whole.subarray(22 + frame, 22 + 2 * frame)];
    writeFileSync(file, Buffer.concat([whole.subarray(0, 22), second, first, whole.subarray(22 + 2 * frame)]));
    await expect(heard()).rejects.toThrow('damaged');
  });

  it('tells of a disk that refuses, and takes nothing more', async () => {
    const writer = writeRecording(join(folder, 'no-such-folder/one.rec'), key, recordingId);
    await expect(writer.append(Buffer.from('a'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(writer.append(Buffer.from('b'))).rejects.toMatchObject({ code: 'ENOENT' });
    await writer.close();
  });
});
