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
  readonly onChange: (devices: Devices) => void;
  /** They are the same as before, but one of them was gone for a moment. */
  readonly onReplugged: (devices: Devices) => void;
}

export interface DeviceWatch {
  /** There is reason to think that they have changed; `isOneGone`: one was seen to go. */
  look(isOneGone: boolean): void;
}

const pollMs = 15_000;
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
 * only when it is asked for the list. Main hears of it from the sound server and has us `look`, in a call without one often;
 * for what it misses the list is asked for now and then. To ask costs 7 ms of processor time.
 */
export function watchDevices({ lifetime, mediaDevices, isLinux, onChange, onReplugged }: DeviceWatchPort): DeviceWatch {
  let before = '';
  let isAsking = false;
  let isToAskAgain = false;
  let wasOneGone = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    isToAskAgain = false;
    const mayBeReplugged = wasOneGone;
    wasOneGone = false;
    try {
      const devices = await listDevices(mediaDevices);
      const now = JSON.stringify(devices);
      if (lifetime.isEnded) return;
      if (now !== before) {
        before = now;
        onChange(devices);
      } else if (mayBeReplugged) onReplugged(devices);
    } catch {
      // no device service for a moment; the next look tells
    } finally {
      isAsking = false;
    }
    if (isToAskAgain) look(); // the list may be from before the change
  };
  const look = (isOneGone = false): void => {
    if (lifetime.isEnded) return;
    wasOneGone ||= isOneGone;
    if (isAsking) isToAskAgain = true;
    else void ask();
  };
  lifetime.listen(mediaDevices, 'devicechange', () => look());
  if (isLinux) lifetime.every(pollMs, () => look());
  look();
  return { look };
}
