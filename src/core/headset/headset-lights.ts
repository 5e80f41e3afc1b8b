import { z } from 'zod';
import type { Call } from '../calls/call';

/**
 * What a headset is to show of the calls. `offHook` is more than a light: most headsets send mute and hold only while it is
 * set, and open their sound with it.
 */
export const headsetLightsSchema = z.object({ ring: z.boolean(), offHook: z.boolean(), mute: z.boolean(), hold: z.boolean() });

export type HeadsetLights = z.infer<typeof headsetLightsSchema>;
export type HeadsetLight = keyof HeadsetLights;

export const noLights: HeadsetLights = { ring: false, offHook: false, mute: false, hold: false };

export function areSameLights(one: HeadsetLights, other: HeadsetLights): boolean {
  return one.ring === other.ring && one.offHook === other.offHook && one.mute === other.mute && one.hold === other.hold;
}

export function isAnyLit({ ring, offHook, mute, hold }: HeadsetLights): boolean {
  return ring || offHook || mute || hold;
}

/** What these calls look like on a headset. Hold shows when nobody is talked to. */
export function lightsOf(calls: readonly Call[]): HeadsetLights {
  const talking = calls.find((call) => call.state === 'talking');
  return {
    ring: calls.some(({ state }) => state === 'ringing'),
    offHook: calls.some(({ state }) => state !== 'ringing' && state !== 'ended'),
    mute: talking?.isMuted ?? false,
    hold: !talking && calls.some(({ state }) => state === 'held'),
  };
}
