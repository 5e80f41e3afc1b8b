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

it('tells that a microphone which is there could not be opened, until it is', () => {
  follow([[headset, webcam], [headset]]);
  switches.followMicrophone('w1');
  switches.followMicrophone('w1');
  switches.followMicrophone('');
  switches.followMicrophone('h1');
  expect(told).toEqual([{ microphone: 'Webcam' }, { microphone: '' }, 'device-switched']);
});

it('does not hold it against a headset that is pulled and plugged in again', () => {
  follow([[headset, webcam], [headset]]);
  switches.followMicrophone('w1');
  follow([[webcam], []], [[headset, webcam], [headset]]);
  switches.followMicrophone('h1');
  expect(told).toEqual([{ microphone: 'Webcam' }, { microphone: 'Webcam', speaker: '' }, 'device-switched']);
});

it('says nothing of what is opened before the devices are known', () => {
  switches.followMicrophone('');
  follow([[headset], [headset]]);
  expect(told).toEqual([]);
});
