import { z } from 'zod';
import { callLevelSteps } from './call-level';

const level = z.number().int().min(0).max(callLevelSteps);

/** How loud it is in the calls that are talked, told when it changes, at most five times a second. */
export const callLevelsSchema = z.object({
  /** What the microphone hears, whether or not it is muted. */
  microphone: level,
  callers: z.array(z.object({ callId: z.uuid(), level })),
  /** The agent speaks, and everybody who could hear it is cut off by mute. */
  isSpeakingMuted: z.boolean(),
});

export type CallLevels = z.infer<typeof callLevelsSchema>;
