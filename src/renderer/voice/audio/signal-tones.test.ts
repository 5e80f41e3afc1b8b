// @vitest-environment node
import { expect, it } from 'vitest';
import { cueSchema } from '../../../core/phone/cue';
import { renderSignal } from './signal-tones';

it('keeps cues short, quiet and apart from each other', () => {
  const cues = cueSchema.options.map((cue) => renderSignal(cue));
  const samples = cues.map((bytes) => {
    const view = new DataView(bytes.buffer);
    return Array.from({ length: view.getUint32(40, true) / 2 }, (_, index) => Math.abs(view.getInt16(44 + index * 2, true)) / 32_767);
  });
  expect(samples.map((one) => one.length / 16_000).filter((seconds) => seconds < 0.2 || seconds > 0.6)).toEqual([]);
  expect(samples.map((one) => one.reduce((peak, sample) => Math.max(peak, sample))).filter((peak) => peak < 0.05 || peak > 0.15)).toEqual(
    [],
  );
  expect(new Set(cues.map((bytes) => bytes.join())).size).toBe(cueSchema.options.length);
});
