// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { type Devices, watchDevices } from './devices';

class FakeMediaDevices extends EventTarget {
  present = [
    { kind: 'audioinput', label: 'Default', deviceId: 'default' },
    { kind: 'audioinput', label: 'Communications - Headset', deviceId: 'communications' },
    { kind: 'audioinput', label: 'Headset', deviceId: 'h1' },
    { kind: 'audiooutput', label: 'Speaker', deviceId: 's1' },
    { kind: 'videoinput', label: 'Camera', deviceId: 'c1' },
  ];

  enumerateDevices = (): Promise<unknown[]> => Promise.resolve(this.present);
}

interface Watched {
  readonly lifetime: Lifetime;
  readonly media: FakeMediaDevices;
  readonly isLinux: boolean;
  readonly isInCall?: () => boolean;
  readonly told?: Devices[];
}

function watch({ lifetime, media, isLinux, isInCall = () => false, told = [] }: Watched): void {
  const onChange = (devices: Devices) => void told.push(devices);
  watchDevices({ lifetime, mediaDevices: media as unknown as MediaDevices, isLinux, isInCall, onChange });
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
    watch({ lifetime, media, isLinux: true, told });
    await vi.advanceTimersByTimeAsync(3000);
    expect(told).toEqual([
      { microphones: [{ label: 'Headset', deviceId: 'h1' }], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: true },
    ]);
    media.present = media.present.slice(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told[1]).toEqual({ microphones: [], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: false });
    lifetime.end();
    media.present = [];
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(3000);
    expect([told.length, lifetime.size, vi.getTimerCount()]).toEqual([2, 0, 0]);
  });

  it('looks four times as often in a call', async () => {
    vi.useFakeTimers();
    const media = new FakeMediaDevices();
    const looks = vi.spyOn(media, 'enumerateDevices');
    const lifetime = new Lifetime();
    let isInCall = false;
    watch({ lifetime, media, isLinux: true, isInCall: () => isInCall });
    await vi.advanceTimersByTimeAsync(4000);
    const before = looks.mock.calls.length;
    isInCall = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect([before, looks.mock.calls.length - before]).toEqual([5, 16]);
    lifetime.end();
  });

  it('waits for the event where it is to be had', async () => {
    vi.useFakeTimers();
    const media = new FakeMediaDevices();
    const told: Devices[] = [];
    watch({ lifetime: new Lifetime(), media, isLinux: false, told });
    await vi.advanceTimersByTimeAsync(0);
    media.present = [];
    await vi.advanceTimersByTimeAsync(5000);
    expect(told.length).toBe(1);
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(told.length).toBe(2);
  });
});
