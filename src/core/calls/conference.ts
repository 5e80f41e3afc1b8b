import { z } from 'zod';

/**
 * That this call is joined with another one of the agent's, which says the same of this one: all three hear each other,
 * while neither is on hold. The sound is mixed by our own voice process; the PBX knows of two calls.
 *
 *   two calls --join--> joined, apart --mixed--> joined, together
 *                         ^  ^                     |   |
 *                         |  +---- hold, of both --+   |
 *                         +------ mix lost ------------+
 *   joined --split, or one of the two ends--> ordinary calls
 */
export const conferenceSchema = z.object({
  /** The other call. */
  otherId: z.uuid(),
  /** Wall clock, ms: since when this call's far end hears the other one's, as the voice process tells; absent while it does not. */
  togetherSince: z.number().optional(),
});

export type Conference = z.infer<typeof conferenceSchema>;
