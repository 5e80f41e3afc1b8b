import { z } from 'zod';

/** What a headset's button means: `hook` takes and ends a call, `flash` holds it. */
export const headsetButtonSchema = z.enum(['hook', 'mute', 'flash', 'reject', 'redial']);

/** A button as it was pressed. `on` where the headset says what it wants (lifted, muted), absent where it only says "pressed". */
export const headsetPressSchema = z.object({ button: headsetButtonSchema, on: z.boolean().optional() });

export type HeadsetButton = z.infer<typeof headsetButtonSchema>;
export type HeadsetPress = z.infer<typeof headsetPressSchema>;
