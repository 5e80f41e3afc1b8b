// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Lifetime } from '../../lifetime';
import { type Devices, type DeviceWatch, watchDevices } from './devices';

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
  readonly told?: Devices[];
  readonly onReplugged?: (devices: Devices) => void;
}

function watch({ lifetime, media, isLinux, told = [], onReplugged = () => {} }: Watched): DeviceWatch {
  const onChange = (devices: Devices) => void told.push(devices);
  return watchDevices({ lifetime, mediaDevices: media as unknown as MediaDevices, isLinux, onChange, onReplugged });
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
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told).toEqual([
      { microphones: [{ label: 'Headset', deviceId: 'h1' }], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: true },
    ]);
    media.present = media.present.slice(3);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(told[1]).toEqual({ microphones: [], speakers: [{ label: 'Speaker', deviceId: 's1' }], hasMicrophone: false });
    lifetime.end();
    media.present = [];
    media.dispatchEvent(new Event('devicechange'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect([told.length, lifetime.size, vi.getTimerCount()]).toEqual([2, 0, 0]);
  });

  it('looks when it is told to, and again when it is told meanwhile', async () => {
    const media = new FakeMediaDevices();
    const looks = vi.spyOn(media, 'enumerateDevices');
    const lifetime = new Lifetime();
    const told: Devices[] = [];
    const devices = watch({ lifetime, media, isLinux: true, told });
    await vi.waitFor(() => expect(told.length).toBe(1));
    devices.look(false);
    media.present = [];
    devices.look(false);
    devices.look(false);
    await vi.waitFor(() => expect(told.length).toBe(2));
    expect(looks).toHaveBeenCalledTimes(3);
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

  it('tells of one that is back before the list was asked for', async () => {
    const media = new FakeMediaDevices();
    const told: Devices[] = [];
    const onReplugged = vi.fn();
    const devices = watch({ lifetime: new Lifetime(), media, isLinux: false, told, onReplugged });
    await vi.waitFor(() => expect(told).toHaveLength(1));
    devices.look(false);
    await settle();
    expect(onReplugged).not.toHaveBeenCalled();
    devices.look(true);
    devices.look(false); // what else came with it, while the list is asked for
    await settle();
    expect([told.length, onReplugged.mock.calls]).toEqual([1, [[told[0]]]]);
    media.present = media.present.slice(3);
    devices.look(true);
    await settle();
    expect([told.length, onReplugged.mock.calls.length]).toEqual([2, 1]);
  });
});

const settle = () => new Promise((resolve) => setTimeout(resolve));
