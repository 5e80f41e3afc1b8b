import { beforeEach, expect, it } from 'vitest';
import type { Device } from '../../core/phone/device';
import { createDeviceSwitches, type DeviceSwitches } from './device-switches';

const headset = { label: 'Headset', deviceId: 'h1' };
const webcam = { label: 'Webcam', deviceId: 'w1' };
const desk = { label: 'Desk speaker', deviceId: 's1' };

let told: unknown[];
let switches: DeviceSwitches;

beforeEach(() => {
  told = [];
  switches = createDeviceSwitches({
    notices: { add: ({ parameters }) => told.push(parameters), remove: (kind) => told.push(kind), dismiss: () => {} },
    wanted: () => ({ microphone: [headset, webcam], speaker: [headset], ringer: [] }),
  });
});

const follow = (...lists: [Device[], Device[]][]) => {
  for (const [microphones, speakers] of lists) switches.follow(microphones, speakers);
};

it('tells once what takes the place of a pulled headset, and no more when it is back', () => {
  follow([[headset, webcam], [headset]], [[webcam], [desk]], [[webcam], [desk]], [[], [desk]], [[headset], [headset]]);
  expect(told).toEqual([{ microphone: 'Webcam', speaker: '' }, { microphone: '', speaker: '' }, 'device-switched']);
});

it('tells at the start what the system has chosen, not what the agent has', () => {
  follow([[webcam], [headset]]);
  expect(told).toEqual([]);
  follow([[webcam], [desk]]);
  expect(told).toEqual([{ microphone: 'Webcam', speaker: '' }]);
});

it('says nothing of a device that has another id now', () => {
  follow([[{ ...headset, deviceId: 'h9' }], [{ ...headset, deviceId: 'h9' }]]);
  expect(told).toEqual([]);
});
