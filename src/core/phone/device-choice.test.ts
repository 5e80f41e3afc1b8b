import { describe, expect, it } from 'vitest';
import { wantedDevicesSchema } from './device';
import { findWanted, preferDevice } from './device-choice';

const headset = { label: 'Headset', deviceId: 'h1' };
const twin = { label: 'Headset', deviceId: 'h2' };
const webcam = { label: 'Webcam', deviceId: 'w1' };

describe('findWanted', () => {
  it.each([
    { of: 'the order wanted, not that of the system', present: [webcam, headset], wanted: [headset, webcam], found: ['h1', 'w1'] },
    { of: 'two alike, the one of that id', present: [headset, twin], wanted: [twin], found: ['h2'] },
    { of: 'another id, the one of that label', present: [webcam, headset], wanted: [{ ...headset, deviceId: 'old' }], found: ['h1'] },
    { of: 'one wanted twice, that one once', present: [headset], wanted: [headset, twin], found: ['h1'] },
    { of: 'what is not there, nothing', present: [webcam], wanted: [headset], found: [] },
    { of: 'no wish, nothing', present: [webcam], wanted: [], found: [] },
  ])('finds of $of', ({ present, wanted, found }) => {
    expect(findWanted(present, wanted).map(({ deviceId }) => deviceId)).toEqual(found);
  });
});

describe('preferDevice', () => {
  it('puts it first, once', () => {
    expect(preferDevice([webcam, { label: 'Headset', deviceId: '' }], headset)).toEqual([headset, webcam]);
    expect(preferDevice([webcam, twin], headset)).toEqual([headset, webcam, twin]);
  });
});

describe('wantedDevicesSchema', () => {
  it('takes a lone label', () => {
    expect(['Headset', '', [webcam]].map((given) => wantedDevicesSchema.parse(given))).toEqual([
      [{ label: 'Headset', deviceId: '' }],
      [],
      [webcam],
    ]);
  });
});
