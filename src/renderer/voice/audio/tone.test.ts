// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { renderTones } from './tone';

describe('renderTones', () => {
  it('writes a WAV of the right length, its tone, and silence', () => {
    const bytes = renderTones([
      { hertz: [1000], lengthMs: 100, from: 0.5 },
      { hertz: [], lengthMs: 50 },
    ]);
    const view = new DataView(bytes.buffer);
    const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to));
    expect([text(0, 4), text(8, 16), view.getUint32(24, true), view.getUint32(40, true)]).toEqual(['RIFF', 'WAVEfmt ', 16_000, 2400 * 2]);
    const samples = Array.from({ length: 2400 }, (_, index) => view.getInt16(44 + index * 2, true) / 32_767);
    const crossings = samples.slice(1, 1600).filter((sample, index) => sample >= 0 && (samples[index] ?? 0) < 0).length;
    expect(crossings).toBeGreaterThan(97);
    expect(crossings).toBeLessThan(102);
    expect(Math.max(...samples)).toBeCloseTo(0.5, 2);
    expect(samples.slice(1600).every((sample) => sample === 0)).toBe(true);
  });

  it('begins and ends softly', () => {
    const view = new DataView(renderTones([{ hertz: [400], lengthMs: 100 }]).buffer);
    const loudest = (from: number, to: number): number =>
      Math.max(...Array.from({ length: to - from }, (_, index) => Math.abs(view.getInt16(44 + (from + index) * 2, true) / 32_767)));
    expect(loudest(0, 16)).toBeLessThan(0.1);
    expect(loudest(1584, 1600)).toBeLessThan(0.1);
    expect(loudest(700, 900)).toBeGreaterThan(0.99);
  });
});
