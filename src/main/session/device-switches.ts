import type { Device } from '../../core/phone/device';
import { type DeviceKind, deviceKinds, findDevice, findWanted } from '../../core/phone/device-choice';
import type { AudioDevices } from '../../core/phone/phone-command';
import type { Notices } from './notices';

export interface DeviceSwitchPort {
  readonly notices: Notices;
  readonly wanted: () => Pick<AudioDevices, DeviceKind>;
}

/** Says on the desk that another device is used than the one that is wanted most. */
export interface DeviceSwitches {
  /** The devices there are now. */
  follow(microphones: readonly Device[], speakers: readonly Device[]): void;
  /** The microphone of this id was opened; `''` the system's default. */
  followMicrophone(deviceId: string): void;
}

/** What is used in the place of another, by kind; `''` is the system's default. */
type Stand = { [Kind in DeviceKind]?: string };
const nothing = JSON.stringify({});

/**
 * A device that was pulled out is told with what takes its place, and no longer when it is back. At the start only the
 * system's choice is: a second device of the list is what the agent has chosen for a PC without the first. A microphone
 * that is there and could not be opened is told in any case.
 */
export function createDeviceSwitches({ notices, wanted }: DeviceSwitchPort): DeviceSwitches {
  let microphones: readonly Device[] = [];
  let speakers: readonly Device[] = [];
  let told: string | undefined;
  /** The wanted microphone that another was opened in the place of, though it is there. */
  let unopened: { readonly deviceId: string; readonly stand: string } | undefined;

  function standFor(kind: DeviceKind): string | undefined {
    const present = kind === 'microphone' ? microphones : speakers;
    const [most] = wanted()[kind];
    if (!most) return undefined;
    const found = findDevice(present, most);
    if (found) return kind === 'microphone' && found.deviceId === unopened?.deviceId ? unopened.stand : undefined;
    const [used] = findWanted(present, wanted()[kind]);
    return told !== undefined || !used ? (used?.label ?? '') : undefined;
  }

  function tell(): void {
    const stands: Stand = {};
    for (const kind of deviceKinds) {
      const stand = standFor(kind);
      if (stand !== undefined) stands[kind] = stand;
    }
    const before = told ?? nothing;
    told = JSON.stringify(stands);
    if (told === before) return;
    if (told === nothing) notices.remove('device-switched');
    else notices.add({ kind: 'device-switched', severity: 'info', parameters: { ...stands } });
  }

  return {
    follow(newMicrophones, newSpeakers) {
      [microphones, speakers] = [newMicrophones, newSpeakers];
      if (!microphones.some(({ deviceId }) => deviceId === unopened?.deviceId)) unopened = undefined;
      tell();
    },
    followMicrophone(deviceId) {
      const [most] = findWanted(microphones, wanted().microphone.slice(0, 1));
      const used = microphones.find((device) => device.deviceId === deviceId);
      unopened = most && most.deviceId !== deviceId ? { deviceId: most.deviceId, stand: used?.label ?? '' } : undefined;
      // before the first list there is nothing to compare with
      if (told !== undefined) tell();
    },
  };
}
