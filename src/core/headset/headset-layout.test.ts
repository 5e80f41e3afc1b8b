import { describe, expect, it } from 'vitest';
import { type HeadsetLayout, readLayout } from './headset-layout';
import { noLights } from './headset-lights';
import { isOn, writeLights } from './headset-report';
import { describedHeadsets } from './testing/described-headsets';
import { parseDescriptor } from './testing/parse-descriptor';

const layoutOf = (brand: keyof typeof describedHeadsets) =>
  readLayout(parseDescriptor(describedHeadsets[brand].descriptor)) as HeadsetLayout;

/** Buttons as `name@report:bit`, those that say how things are with a star. */
const buttonsOf = ({ buttons }: HeadsetLayout) =>
  buttons.map(({ button, reportId, bitOffset, isState }) => `${button}${isState ? '*' : ''}@${reportId}:${bitOffset}`).join(' ');

describe('readLayout', () => {
  it.each([
    ['jabra', 'hook*@2:0 mute@2:2 flash@2:3 redial@2:4 reject@2:6'],
    ['plantronics', 'mute@8:0 hook*@8:1 flash@8:2 redial@8:3 reject@8:4'],
    ['sennheiser', 'mute@8:0 hook*@8:1 redial@8:2 flash@8:3 reject@8:5'],
    ['epos', 'hook*@2:2 flash@2:3 redial@2:4 mute@2:5 reject@2:7'],
    ['yealink', 'hook*@2:0 mute@2:2 flash@2:3 redial@2:4 reject@2:6'],
  ] as const)('finds the buttons of %s', (brand, buttons) => {
    expect(buttonsOf(layoutOf(brand))).toBe(buttons);
  });

  it('takes button 7 for "reject" on either page', () => {
    const item = { isAbsolute: true, reportSize: 1, reportCount: 1 };
    const layout = readLayout([
      {
        inputReports: [
          {
            reportId: 1,
            items: [
              { ...item, usages: [0x0b_0020] },
              { ...item, usages: [0x09_0007] },
            ],
          },
        ],
      },
    ]);
    expect(layout && buttonsOf(layout)).toBe('hook*@1:0 reject@1:1');
  });

  it('reads ranges and lists, and counts what has no meaning', () => {
    const layout = readLayout([
      {
        inputReports: [
          {
            items: [
              { reportSize: 1, reportCount: 3, usages: [] },
              { isAbsolute: true, isRange: true, usageMinimum: 0x0b_001f, usageMaximum: 0x0b_0021, reportSize: 1, reportCount: 3 },
              { isArray: true, usages: [0x0b_0024, 0x0b_002f], logicalMinimum: 1, reportSize: 4, reportCount: 1 },
            ],
          },
        ],
      },
    ]);
    expect(layout && buttonsOf(layout)).toBe('hook*@0:4 flash@0:5 redial@0:6 mute@0:6');
    expect(layout?.buttons.map((field) => isOn(field, Uint8Array.of(0b1001_0000, 0)))).toEqual([true, false, false, true]);
  });

  it('leaves other devices alone', () => {
    const keyboard = { usagePage: 1, usage: 6, inputReports: [{ items: [{ usages: [0x07_0004], reportSize: 1, reportCount: 1 }] }] };
    expect(readLayout([keyboard, { usagePage: 0x0c, usage: 1 }])).toBeUndefined();
  });
});

describe('writeLights', () => {
  const inCall = { ...noLights, offHook: true };
  const written = (brand: keyof typeof describedHeadsets, lights: typeof noLights, before?: typeof noLights) =>
    writeLights(layoutOf(brand), lights, before).map(({ reportId, bytes }) => [reportId, ...bytes]);

  it('writes a shared report whole', () => {
    expect(written('jabra', { ...inCall, mute: true }, inCall)).toEqual([[2, 0b10011, 0]]);
    expect(written('epos', { ...inCall, ring: true }, inCall)).toEqual([[3, 0b1010]]);
  });

  it('writes only the reports that change, and all where nothing is known', () => {
    expect(written('plantronics', { ...inCall, mute: true }, inCall)).toEqual([[9, 1]]);
    expect(written('plantronics', { ...inCall, ring: true })).toEqual([
      [9, 0],
      [23, 1],
      [24, 1],
      [32, 0],
    ]);
    expect(written('jabra', inCall, inCall)).toEqual([]);
  });
});
