import { z } from 'zod';

/** Short sounds that tell the agent what the eyes may miss. */
export const cueSchema = z.enum([
  'call-connected',
  'call-ended',
  'held-call',
  'recording-on',
  'coach-joined',
  'wrap-up-ending',
  'line-lost',
  'line-back',
]);

/** Which cues are wanted; the line's two go together. */
export const cueSettingsSchema = z.object({
  callConnected: z.boolean().default(true),
  callEnded: z.boolean().default(true),
  heldCall: z.boolean().default(true),
  /** The recording of a call begins or goes on, where policy has no tone say it. */
  recording: z.boolean().default(true),
  /** A coach listens, speaks or joins, as the PBX tells. */
  coach: z.boolean().default(true),
  wrapUpEnding: z.boolean().default(true),
  line: z.boolean().default(true),
});

export type Cue = z.infer<typeof cueSchema>;
export type CueSettings = z.infer<typeof cueSettingsSchema>;

/** The setting that a cue obeys. */
export const settingOfCue = {
  'call-connected': 'callConnected',
  'call-ended': 'callEnded',
  'held-call': 'heldCall',
  'recording-on': 'recording',
  'coach-joined': 'coach',
  'wrap-up-ending': 'wrapUpEnding',
  'line-lost': 'line',
  'line-back': 'line',
} as const satisfies Readonly<Record<Cue, keyof CueSettings>>;
