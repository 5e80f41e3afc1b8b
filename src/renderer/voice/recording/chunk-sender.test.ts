import { describe, expect, it, vi } from 'vitest';
import type { RecordingChunk } from '../../../contract/ipc/recording';
import { ChunkSender } from './chunk-sender';

const recordingId = '0192d3a0-0000-7000-8000-000000000001';

/** A sender to a main that answers when it is told to. */
function start() {
  const asked: { chunk: RecordingChunk; answer: (outcome: 'kept' | 'lost') => void }[] = [];
  const lost: string[] = [];
  const sender = new ChunkSender({
    recordingId,
    keep: (chunk) => new Promise((answer) => asked.push({ chunk, answer })),
    onLost: (reason) => lost.push(reason),
  });
  const add = (text: string) => sender.add(new Blob([text]));
  const seen = () => asked.map(({ chunk }) => [chunk.number, new TextDecoder().decode(chunk.bytes), chunk.isLast]);
  const settle = async (count: number, outcome: 'kept' | 'lost') => {
    await vi.waitFor(() => expect(asked).toHaveLength(count));
    asked[count - 1]?.answer(outcome);
  };
  return { sender, add, seen, lost, settle };
}

describe('ChunkSender', () => {
  it('sends one after another, in their order, and says which is the last', async () => {
    const { sender, add, seen, settle } = start();
    add('one');
    add('');
    add('two');
    sender.finish();
    await settle(1, 'kept');
    await settle(2, 'kept');
    await settle(3, 'kept');
    expect(seen()).toEqual([
      [0, 'one', false],
      [1, 'two', false],
      [2, '', true],
    ]);
  });

  it('stops once one is lost, and says so once', async () => {
    const { add, seen, lost, settle } = start();
    add('one');
    add('two');
    await settle(1, 'lost');
    await vi.waitFor(() => expect(lost).toEqual(['it could not be kept']));
    add('three');
    expect(seen()).toHaveLength(1);
  });

  it('lets no more than a minute wait for a disk that is too slow', async () => {
    const { add, seen, lost } = start();
    for (let second = 0; second < 61; second += 1) add('x');
    expect(lost).toEqual([]);
    add('x');
    add('x');
    expect(lost).toEqual(['the disk is too slow']);
    await Promise.resolve();
    expect(seen().length).toBeLessThanOrEqual(1);
  });
});
