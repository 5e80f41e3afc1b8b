import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Codec, codecSchema } from './codec';
import { delayImpairment, lossImpairment, meanOpinionScore, transmissionRating } from './e-model';

describe('MOS of a rating', () => {
  // ITU-T G.107 Annex B, table B.1, and the default R of clause 7.7
  it.each([
    [93.2, 4.41],
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
    [0, 1],
    [-20, 1],
    [100, 4.5],
    [120, 4.5],
  ])('R %d is %d', (rating, mos) => {
    // the table rounds 4.024 up
    expect(Math.abs(meanOpinionScore(rating) - mos)).toBeLessThan(0.01);
  });
});

describe('impairment by codec and loss', () => {
  // Ie + (95 - Ie) P / (P + Bpl): by hand from ITU-T G.113 Appendix I's Ie and Bpl, and its own 11 and 19 for G.729A
  it.each<[Codec, number, number]>([
    ['pcma', 0, 0],
    ['pcmu', 0.01, 3.64],
    ['pcma', 0.05, 15.78],
    ['pcma', 0.15, 35.54],
    ['g729', 0, 11],
    ['g729', 0.02, 19],
    ['opus', 0.05, 10.56],
    ['opus', 0.15, 25.91],
    ['g722', 0.05, 20.65],
  ])('%s at a loss of %d', (codec, lossShare, points) => {
    expect(lossImpairment(codec, lossShare)).toBeCloseTo(points, 2);
  });
});

it.each([
  [0, 0],
  [100, 2.4],
  [177.3, 4.26],
  [277.3, 17.66],
])('a delay of %d ms costs %d points', (delayMs, points) => {
  expect(delayImpairment(delayMs)).toBeCloseTo(points, 2);
});

const codec = fc.constantFrom(...codecSchema.options);
const lossShare = fc.double({ min: 0, max: 1, noNaN: true });
const delayMs = fc.double({ min: 0, max: 2000, noNaN: true });
const more = fc.double({ min: 0, max: 1000, noNaN: true });
const mosOf = (path: Parameters<typeof transmissionRating>[0]) => meanOpinionScore(transmissionRating(path));

it('never rises with loss or delay, and stays between 1 and 4.5', () => {
  fc.assert(
    fc.property(codec, lossShare, lossShare, delayMs, more, (one, loss, otherLoss, delay, later) => {
      const [less, most] = loss < otherLoss ? [loss, otherLoss] : [otherLoss, loss];
      const here = mosOf({ codec: one, delayMs: delay, lossShare: less });
      expect(mosOf({ codec: one, delayMs: delay, lossShare: most })).toBeLessThanOrEqual(here + 1e-9);
      expect(mosOf({ codec: one, delayMs: delay + later, lossShare: less })).toBeLessThanOrEqual(here + 1e-9);
      expect(here).toBeGreaterThanOrEqual(1);
      expect(here).toBeLessThanOrEqual(4.5);
    }),
  );
});

it('clearly falls with loss and delay where people talk', () => {
  const at = (loss: number, delay: number) => mosOf({ codec: 'pcma', delayMs: delay, lossShare: loss });
  const falling = [at(0, 60), at(0.01, 60), at(0.05, 60), at(0.1, 60), at(0.1, 200), at(0.1, 300)];
  expect(falling.toSorted((a, b) => b - a)).toEqual(falling);
  expect(new Set(falling).size).toBe(falling.length);
});
