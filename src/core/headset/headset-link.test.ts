import { describe, expect, it } from 'vitest';
import { type HeadsetLayout, readLayout } from './headset-layout';
import { type HeadsetLights, noLights } from './headset-lights';
import { type HeadsetLink, isLifted, isOutOfStep, newLink, receive, show, showAgain } from './headset-link';
import { describedHeadsets } from './testing/described-headsets';
import { parseDescriptor } from './testing/parse-descriptor';

const layout = readLayout(parseDescriptor(describedHeadsets.jabra.descriptor)) as HeadsetLayout;
const hook = 0b1;
const mute = 0b100;
const ringing: HeadsetLights = { ...noLights, ring: true };
const talking: HeadsetLights = { ...noLights, offHook: true };

/** A headset and what passes on its wire; times in ms. */
function wire(start: HeadsetLink = newLink(layout)) {
  let link = start;
  return {
    link: () => link,
    report(byte: number, now: number, reportId = 2) {
      const heard = receive(link, reportId, Uint8Array.of(byte, 0), now);
      link = heard.link;
      return heard.presses;
    },
    show(lights: HeadsetLights, now: number) {
      const shown = show(link, lights, now);
      link = shown.link;
      return shown.reports.map(({ bytes }) => bytes[0]);
    },
    showAgain() {
      const shown = showAgain(link);
      link = shown.link;
      return shown.reports.map(({ bytes }) => bytes[0]);
    },
  };
}

describe('the wire to a headset', () => {
  it('tells each press once, whatever else is in its report', () => {
    const jabra = wire();
    jabra.show(ringing, 0);
    expect(jabra.report(hook, 3000)).toEqual([{ button: 'hook', on: true }]);
    expect(jabra.report(hook | mute, 3050)).toEqual([{ button: 'mute' }]);
    expect(jabra.report(hook, 3100)).toEqual([]);
    expect(jabra.report(mute, 3150, 7)).toEqual([]);
  });

  it('takes what agrees with the lights for an echo', () => {
    const jabra = wire();
    jabra.show(talking, 0);
    expect(jabra.report(hook, 40)).toEqual([]);
    expect(jabra.report(0, 5000)).toEqual([{ button: 'hook', on: false }]);
    jabra.show(noLights, 5010);
    expect(jabra.report(0, 5050)).toEqual([]);
  });

  it('does not take the late echo of a call that is over for an answer to the next', () => {
    const jabra = wire();
    jabra.show(talking, 0);
    jabra.show(ringing, 100);
    expect(jabra.report(hook, 180)).toEqual([]);
    expect(jabra.report(0, 220)).toEqual([]);
    expect(jabra.report(hook, 1500)).toEqual([{ button: 'hook', on: true }]);
  });

  it('ignores a mute that follows our own, and none that follows its own', () => {
    const jabra = wire();
    jabra.show(talking, 0);
    jabra.show({ ...talking, mute: true }, 10_000);
    expect(jabra.report(hook | mute, 10_100)).toEqual([]);
    jabra.report(hook, 10_150);
    expect(jabra.report(hook | mute, 11_000)).toEqual([{ button: 'mute' }]);
    jabra.report(hook, 11_020);
    jabra.show(talking, 11_030);
    expect(jabra.report(hook | mute, 11_200)).toEqual([{ button: 'mute' }]);
  });

  it('hears the next press of a headset that echoes nothing', () => {
    const jabra = wire();
    jabra.show(ringing, 0);
    jabra.report(hook, 2000);
    jabra.show(talking, 2010);
    jabra.show(noLights, 60_000);
    jabra.show(ringing, 70_000);
    expect(jabra.report(hook, 72_000)).toEqual([{ button: 'hook', on: true }]);
  });

  it('writes what changed, and everything at first', () => {
    const jabra = wire();
    expect([jabra.show(noLights, 0), jabra.show(noLights, 1), jabra.show(talking, 2)]).toEqual([[0], [], [1]]);
  });

  it('is out of step while an answer was asked for and not given', () => {
    const jabra = wire();
    jabra.show(ringing, 0);
    jabra.report(hook, 2000);
    expect([isOutOfStep(jabra.link()), isLifted(jabra.link())]).toEqual([true, true]);
    expect(jabra.showAgain()).toEqual([0b100]);
    expect(isOutOfStep(jabra.link())).toBe(false);
    expect(jabra.report(hook, 5000)).toEqual([{ button: 'hook', on: true }]);
  });

  it('follows a mute switch that says how it stands', () => {
    const item = { isAbsolute: true, reportSize: 1, reportCount: 1 };
    const device = readLayout([
      {
        inputReports: [{ reportId: 2, items: [{ ...item, usages: [0x0b_002f] }] }],
        outputReports: [{ reportId: 2, items: [{ ...item, usages: [0x08_0009] }] }],
      },
    ]);
    const arm = wire(newLink(device as HeadsetLayout));
    arm.show(talking, 0);
    expect(arm.report(1, 5000)).toEqual([{ button: 'mute', on: true }]);
    arm.show({ ...talking, mute: true }, 5010);
    expect([arm.report(1, 5020), arm.report(0, 9000)]).toEqual([[], [{ button: 'mute', on: false }]]);
    expect(isLifted(arm.link())).toBeUndefined();
  });
});
