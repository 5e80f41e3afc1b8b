import { expect, it } from 'vitest';
import { watchSilence } from './silence-watch';

/** The second looks, counted from 1, at which silence was told of; `held` are those while the call was on hold. */
function tellsAt(packetsBySecond: readonly number[], held: readonly number[] = []): number[] {
  const told: number[] = [];
  let second = 0;
  const look = watchSilence({ isOnHold: () => held.includes(second), onSilent: () => told.push(second) });
  for (const packets of packetsBySecond) {
    second += 1;
    look(packets);
  }
  return told;
}

it('tells once of six seconds without a packet, and again only after some have come', () => {
  const silent = (packets: number) => Array(8).fill(packets) as number[];
  expect(tellsAt([50, 100, 150])).toEqual([]);
  expect(tellsAt([50, ...silent(50)])).toEqual([7]);
  expect(tellsAt([50, ...silent(50), ...silent(51)])).toEqual([7, 16]);
});

it('tells of a call in which nothing ever came', () => {
  expect(tellsAt(Array(6).fill(0) as number[])).toEqual([6]);
});

it('makes nothing of the silence of a held call', () => {
  expect(tellsAt(Array(12).fill(50) as number[], [2, 3, 4, 5, 6, 7])).toEqual([]);
});
