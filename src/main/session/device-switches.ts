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
}

/** What is used in the place of another, by kind; `''` is the system's default. */
type Stand = { [Kind in DeviceKind]?: string };
const nothing = JSON.stringify({});

/**
 * A device that was pulled out is told with what takes its place, and no longer when it is back. At the start only the
 * system's choice is: a second device of the list is what the agent has chosen for a PC without the first.
 */
export function createDeviceSwitches({ notices, wanted }: DeviceSwitchPort): DeviceSwitches {
  let told: string | undefined;
  return {
    follow(microphones, speakers) {
      const stands: Stand = {};
      for (const kind of deviceKinds) {
        const present = kind === 'microphone' ? microphones : speakers;
        const [most] = wanted()[kind];
        if (!most || findDevice(present, most)) continue;
        const [used] = findWanted(present, wanted()[kind]);
        if (told !== undefined || !used) stands[kind] = used?.label ?? '';
      }
      const before = told ?? nothing;
      told = JSON.stringify(stands);
      if (told === before) return;
      if (told === nothing) notices.remove('device-switched');
      else notices.add({ kind: 'device-switched', severity: 'info', parameters: { ...stands } });
    },
  };
}
