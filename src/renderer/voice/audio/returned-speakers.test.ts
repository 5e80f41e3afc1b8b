// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { ReturnedSpeakers } from './returned-speakers';

const headset = { label: 'Headset', deviceId: 'h' };
const desk = { label: 'Desk', deviceId: 'd' };
let told: string[];
let lifetime: Lifetime;
let speakers: ReturnedSpeakers;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  told = [];
  lifetime = new Lifetime();
  speakers = new ReturnedSpeakers(lifetime, true, (usable) => told.push(usable.map(({ deviceId }) => deviceId).join('')));
  speakers.setDevices([headset, desk]);
});
afterEach(() => vi.useRealTimers());

it('holds one back that was pulled a moment ago, and tells when it may be played to', () => {
  speakers.setDevices([desk]);
  vi.advanceTimersByTime(2000);
  speakers.setDevices([headset, desk]);
  expect(told).toEqual(['hd', 'd', 'd']);
  vi.advanceTimersByTime(3999);
  expect(told).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toBe('hd');
});

it('counts from the last time that it was missed', () => {
  speakers.setDevices([desk]);
  speakers.setDevices([headset, desk]);
  vi.advanceTimersByTime(5000);
  speakers.setDevices([desk]);
  speakers.setDevices([headset, desk]);
  vi.advanceTimersByTime(5999);
  expect(told.at(-1)).toBe('d');
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toBe('hd');
});

it('takes one at once that was away for long, and one that is new', () => {
  speakers.setDevices([desk]);
  vi.advanceTimersByTime(6000);
  speakers.setDevices([headset, desk, { label: 'HDMI', deviceId: 'x' }]);
  expect(told.at(-1)).toBe('hdx');
  lifetime.end();
  expect(vi.getTimerCount()).toBe(0);
});
