import { z } from 'zod';

/** `level` shows what the microphone hears; `echo` plays it on the speaker as well, a second later, as callers hear it. */
export const soundCheckModeSchema = z.enum(['off', 'level', 'echo']);

/** What stands for no sound at all, dBFS: lower levels are told as this. */
export const silenceDb = -100;

/**
 * What the microphone hears while a check is on, told about ten times a second. Loudness in dBFS, where 0 is the loudest
 * that can be; a sine at full scale has an RMS of -3.
 */
export const soundLevelSchema = z.object({
  /** What is on now; `off` is told once, when the check has ended. */
  mode: soundCheckModeSchema,
  rmsDb: z.number().min(silenceDb).max(0),
  peakDb: z.number().min(silenceDb).max(0),
  /** Whole seconds until the echo ends by itself. */
  echoLeftS: z.number().int().min(0).optional(),
});

export type SoundCheckMode = z.infer<typeof soundCheckModeSchema>;
export type SoundLevel = z.infer<typeof soundLevelSchema>;
