// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { measureLevel } from '../../measure-level';
import { renderNoise } from './noise';

const sampleRate = 8000;

describe.each(['street', 'room', 'hum'] as const)('the noise %s', (kind) => {
  const samples = renderNoise(kind, sampleRate);

  it('is as loud as speech, and does not clip', () => {
    const { rmsDb, peakDb } = measureLevel(samples);
    expect(rmsDb).toBeCloseTo(-23, 1);
    expect(peakDb).toBeLessThan(-3);
  });

  it('has no edge where its end meets its beginning', () => {
    const steps = samples.map((sample, index) => Math.abs(sample - (samples[(index + 1) % samples.length] ?? 0)));
    expect(steps.at(-1)).toBeLessThan(Math.max(...steps.slice(0, -1)));
  });

  it('is never gone', () => {
    const second = (at: number): Float32Array => samples.subarray(at * sampleRate, (at + 1) * sampleRate);
    const levels = Array.from({ length: 12 }, (_, at) => measureLevel(second(at)).rmsDb);
    expect(Math.min(...levels)).toBeGreaterThan(-40);
  });
});

it('is the same each time', () => {
  expect(renderNoise('street', sampleRate).subarray(0, 1000)).toEqual(renderNoise('street', sampleRate).subarray(0, 1000));
});
