import { z } from 'zod';

/** A microphone or speaker. `deviceId` stays over restart and replug, `label` also over new user data. */
export const deviceSchema = z.object({ label: z.string().max(256), deviceId: z.string().max(256) });

/**
 * Devices in the order in which they are wanted: the first that is there is used, and the system's default when none is.
 * A lone label, as a policy may say it, is a list of one.
 */
export const wantedDevicesSchema = z.union([
  z.array(deviceSchema).max(8),
  z
    .string()
    .max(256)
    .transform((label) => (label === '' ? [] : [{ label, deviceId: '' }])),
]);

export type Device = Readonly<z.infer<typeof deviceSchema>>;
