import type { Lifetime } from '../../lifetime';

/** A microphone or speaker. `label` is what stays the same; `deviceId` may change with the user's data. */
export interface Device {
  readonly label: string;
  readonly deviceId: string;
}

export interface Devices {
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** Whether there is any microphone, be it only the system's default. */
  readonly hasMicrophone: boolean;
}

const pollMs = 1000;

/** The devices there are. The system's default is not among them: it is chosen by `''`. */
async function listDevices(mediaDevices: MediaDevices): Promise<Devices> {
  const all = await mediaDevices.enumerateDevices();
  const ofKind = (kind: MediaDeviceKind): Device[] =>
    all
      .filter((device) => device.kind === kind && device.deviceId !== 'default' && device.deviceId !== '')
      .map(({ label, deviceId }) => ({ label: label.slice(0, 256), deviceId }));
  const hasMicrophone = all.some((device) => device.kind === 'audioinput');
  return { microphones: ofKind('audioinput'), speakers: ofKind('audiooutput'), hasMicrophone };
}

/** The device of this id or label; undefined stands for the system's default, also when the wanted one is not there. */
export function findDevice(devices: readonly Device[], wanted: string): Device | undefined {
  if (wanted === '') return undefined;
  return devices.find((device) => device.deviceId === wanted) ?? devices.find((device) => device.label === wanted);
}

/**
 * Tells the devices at the start and whenever they change. Chromium on Linux notices a plugged or pulled USB headset
 * only when it is asked for the list, so it is asked every second there.
 */
export function watchDevices(lifetime: Lifetime, mediaDevices: MediaDevices, isLinux: boolean, onChange: (devices: Devices) => void): void {
  let before = '';
  let isAsking = false;
  const look = async (): Promise<void> => {
    if (isAsking || lifetime.isEnded) return;
    isAsking = true;
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
  if (isLinux) lifetime.every(pollMs, () => void look());
  void look();
}
