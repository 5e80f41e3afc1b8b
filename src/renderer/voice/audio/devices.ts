import type { Device } from '../../../core/phone/device';
import type { Lifetime } from '../../lifetime';

export interface Devices {
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Whether there is any microphone, be it only the system's default. */
  readonly hasMicrophone: boolean;
}

export interface DeviceWatchPort {
  readonly lifetime: Lifetime;
  readonly mediaDevices: MediaDevices;
  readonly isLinux: boolean;
  readonly isInCall: () => boolean;
  readonly onChange: (devices: Devices) => void;
}

const pollMs = 1000;
/** In a call: until a pulled microphone is noticed, the system may have put another one in its place. */
const callPollMs = 250;
/** Names that Windows gives to devices that are in the list by their own as well. */
const aliases = ['', 'default', 'communications'];

/** The devices there are, without what is only another name for one of them. */
async function listDevices(mediaDevices: MediaDevices): Promise<Devices> {
  const all = await mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): Device[] =>
    all
      .filter((device) => device.kind === kind && !aliases.includes(device.deviceId))
      .map(({ label, deviceId }) => ({ label: label.slice(0, 256), deviceId }));
  const hasMicrophone = all.some((device) => device.kind === 'audioinput');
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput'), hasMicrophone };
}

/**
 * Tells the devices at the start and whenever they change. Chromium on Linux notices a plugged or pulled USB headset
 * only when it is asked for the list, so it is asked every second there, and four times a second in a call.
 */
export function watchDevices({ lifetime, mediaDevices, isLinux, isInCall, onChange }: DeviceWatchPort): void {
  let before = '';
  let askedAt = 0;
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking || lifetime.isEnded) return;
    isAsking = true;
    askedAt = performance.now();
    try {
      const devices = await listDevices(mediaDevices);
      const now = JSON.stringify(devices);
      if (now !== before && !lifetime.isEnded) {
        before = now;
        onChange(devices);
      }
    } catch {
      // no device service for a moment; the next look tells
    } finally {
      isAsking = false;
    }
  };
  lifetime.listen(mediaDevices, 'devicechange', () => void look());
  if (isLinux)
    lifetime.every(callPollMs, () => {
      if (isInCall() || performance.now() - askedAt > pollMs - callPollMs / 2) void look();
    });
  void look();
}
