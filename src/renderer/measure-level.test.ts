// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { measureLevel } from './measure-level';

const sine = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 4800 }, (_, index) => amplitude * Math.sin((2 * Math.PI * 1000 * index) / 48_000));

describe('measureLevel', () => {
  it.each([
    { amplitude: 1, rmsDb: -3.01, peakDb: 0 },
    { amplitude: 0.1, rmsDb: -23.01, peakDb: -20 },
    { amplitude: 0.001, rmsDb: -63.01, peakDb: -60 },
  ])('measures a sine of $amplitude', ({ amplitude, rmsDb, peakDb }) => {
    const level = measureLevel(sine(amplitude));
    expect(level.rmsDb).toBeCloseTo(rmsDb, 1);
    expect(level.peakDb).toBeCloseTo(peakDb, 1);
  });

  it('has a floor for silence and for nothing at all, and a ceiling', () => {
    expect(measureLevel(new Float32Array(100))).toEqual({ rmsDb: -100, peakDb: -100 });
    expect(measureLevel(new Float32Array(0))).toEqual({ rmsDb: -100, peakDb: -100 });
    expect(measureLevel(Float32Array.of(1.5, -1.5))).toEqual({ rmsDb: 0, peakDb: 0 });
  });
});
