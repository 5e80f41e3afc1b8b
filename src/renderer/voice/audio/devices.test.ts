// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { type Devices, findDevice, watchDevices } from './devices';

class FakeMediaDevices extends EventTarget {
  present = [
    { kind: 'audioinput', label: 'Default', deviceId: 'default' },
    { kind: 'audioinput', label: 'Headset', deviceId: 'h1' },
    { kind: 'audiooutput', label: 'Speaker', deviceId: 's1' },
    { kind: 'videoinput', label: 'Camera', deviceId: 'c1' },
  ];

  enumerateDevices = (): Promise<unknown[]> => Promise.resolve(this.present);
}

afterEach(() => {
  vi.useRealTimers();
});

describe('watchDevices', () => {
  it('tells the devices once, again when they change, and nothing after its end', async () => {
    vi.useFakeTimers();
    const media = new FakeMediaDevices();
    const lifetime = new Lifetime();
    const told: Devices[] = [];
    watchDevices(lifetime, media as unknown as MediaDevices, true, (devices) => told.push(devices));
    await vi.advanceTimersByTimeAsync(3000);
    expect(told).toEqual([
      { microphones: [{ label: 'Headset', deviceId: 'h1' }], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: true },
    ]);
    media.present = media.present.slice(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told[1]).toEqual({ microphones: [], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: false });
    lifetime.end();
    media.present = [];
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(3000);
    expect([told.length, lifetime.size, vi.getTimerCount()]).toEqual([2, 0, 0]);
  });

  it('waits for the event where it is to be had', async () => {
    vi.useFakeTimers();
    const media = new FakeMediaDevices();
    const told: Devices[] = [];
    watchDevices(new Lifetime(), media as unknown as MediaDevices, false, (devices) => told.push(devices));
    await vi.advanceTimersByTimeAsync(0);
    media.present = [];
    await vi.advanceTimersByTimeAsync(5000);
    expect(told.length).toBe(1);
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told.length).toBe(2);
  });
});

describe('findDevice', () => {
  it('goes by id, then by label, else takes the default', () => {
    const devices = [
      { label: 'A', deviceId: '1' },
      { label: 'B', deviceId: '2' },
    ];
    expect(['2', 'A', 'C', ''].map((wanted) => findDevice(devices, wanted)?.deviceId)).toEqual(['2', '1', undefined, undefined]);
  });
});
