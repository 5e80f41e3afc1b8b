import { expect, it } from 'vitest';
import { bandOf } from './quality-band';
import { qualityThresholdsSchema } from './quality-thresholds';

const thresholds = qualityThresholdsSchema.parse({});

it.each([
  [4.41, 'good'],
  [4, 'good'],
  [3.99, 'fair'],
  [3.6, 'fair'],
  [3.59, 'poor'],
  [3.1, 'poor'],
  [3.09, 'bad'],
  [1, 'bad'],
])('%d is %s', (mos, band) => {
  expect(bandOf(mos, thresholds)).toBe(band);
});

it.each([
  [3.95, 'good', 'good'],
  [3.89, 'good', 'fair'],
  [4.05, 'fair', 'fair'],
  [4.11, 'fair', 'good'],
  [3.02, 'good', 'poor'],
  [1.5, 'good', 'bad'],
  [4.05, 'bad', 'fair'],
  [4.4, 'bad', 'good'],
] as const)('%d after %s is %s', (mos, before, band) => {
  expect(bandOf(mos, thresholds, before)).toBe(band);
});

it('moves its edges by policy', () => {
  expect(bandOf(4.1, qualityThresholdsSchema.parse({ goodMos: 4.2 }))).toBe('fair');
});
