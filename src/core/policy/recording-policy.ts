import { z } from 'zod';

/**
 * Which calls are recorded. `onDemand`: those for which the agent asks; `always`: each, from the first word to the last, and
 * the agent can pause it but not stop it.
 */
export const recordingModeSchema = z.enum(['off', 'onDemand', 'always']);

/** The centre's rules for the recording of calls. A user has no say in them. */
export const recordingPolicySchema = z.object({
  mode: recordingModeSchema.default('off'),
  /** Both sides hear a short tone this often while a call is recorded; absent: none. */
  beepEveryS: z.number().int().min(5).max(120).optional(),
  /** Recordings older than this are deleted from the PC, whether they have been uploaded or not. */
  retentionDays: z.number().int().min(1).max(3650).default(30),
  /** Where recordings are uploaded by the tus protocol 1.0.0; absent: they stay on the PC. */
  uploadUrl: z.url({ protocol: /^https$/ }).optional(),
});

export type RecordingMode = z.infer<typeof recordingModeSchema>;
export type RecordingPolicy = z.infer<typeof recordingPolicySchema>;
