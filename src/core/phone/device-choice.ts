import type { Device } from './device';

/** What a device is used for; microphones are one list, and the other two choose from the speakers. */
export const deviceKinds = ['microphone', 'speaker', 'ringer'] as const;

export type DeviceKind = (typeof deviceKinds)[number];

/** The device that a wanted one stands for: that of its id, else of its label. */
export function findDevice(present: readonly Device[], { deviceId, label }: Device): Device | undefined {
  return present.find((device) => device.deviceId === deviceId) ?? present.find((device) => device.label === label);
}

/** The wanted devices that are there, best first; each at most once. */
export function findWanted(present: readonly Device[], wanted: readonly Device[]): readonly Device[] {
  return [...new Set(wanted.flatMap((device) => findDevice(present, device) ?? []))];
}

/** The wanted devices with this one as the first. */
export function preferDevice(wanted: readonly Device[], device: Device): Device[] {
  return [device, ...wanted.filter((other) => !isSameDevice(other, device))];
}

/** Whether both stand for one device; one of the same label whose id is not known is taken for it. */
export function isSameDevice(one: Device, other: Device): boolean {
  if (one.deviceId !== '' && other.deviceId !== '') return one.deviceId === other.deviceId;
  return one.label === other.label;
}
