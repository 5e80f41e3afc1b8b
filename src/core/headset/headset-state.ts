import { z } from 'zod';
import { headsetButtonSchema, headsetPressSchema } from './headset-button';

const name = z.string().max(256);

/** What there is of a headset with call buttons, as the voice process found it. */
export const headsetStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** The headset that is talked through has keys, but none for calls. */
  z.object({ kind: z.literal('no-call-buttons'), name }),
  /** It is there and cannot be opened: the system refuses it, or another program has it to itself. */
  z.object({ kind: z.literal('refused'), name }),
  z.object({
    kind: z.literal('connected'),
    name,
    buttons: z.array(headsetButtonSchema),
    hasLights: z.boolean(),
    /** It is in a call and we are not: another softphone uses it, and its lights are left alone. */
    isUsedElsewhere: z.boolean(),
  }),
]);

/** What a press did, in the words of the calls; absent when it had no meaning. */
export const headsetDeedSchema = z.enum(['answered', 'hung-up', 'rejected', 'muted', 'unmuted', 'held', 'resumed']);

/** What the desk shows of the headset. */
export const headsetViewSchema = z.object({
  state: headsetStateSchema,
  /** The last buttons that were pressed, newest first; wall clock, ms. */
  seen: z.array(headsetPressSchema.extend({ at: z.number(), did: headsetDeedSchema.optional() })),
});

export type HeadsetState = z.infer<typeof headsetStateSchema>;
export type HeadsetDeed = z.infer<typeof headsetDeedSchema>;
export type HeadsetView = z.infer<typeof headsetViewSchema>;
