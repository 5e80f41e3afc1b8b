import { z } from 'zod';
import { codecSchema } from './codec';
import { qualityBandSchema } from './quality-band';

/** What the desk says of the call that is talked in, in a conference of the worse one. Changes with the word or a tenth of the number, not with each second. */
export const callQualitySchema = z.object({
  callId: z.uuid(),
  band: qualityBandSchema,
  /** One decimal. */
  mos: z.number(),
});

/** One second of a call that is talked in, for the trace; figures are steadied over some ten seconds. */
export const qualityMomentSchema = z.object({
  callId: z.uuid(),
  mos: z.number(),
  codec: codecSchema,
  /** Lost of what comes in, and of what goes out, 0 to 1. */
  lossReceivedShare: z.number(),
  lossSentShare: z.number().optional(),
  jitterMs: z.number(),
  roundTripMs: z.number().optional(),
  /** How loud that second was, dBFS RMS: what was heard, and what went out unless it was muted. */
  remoteDb: z.number(),
  microphoneDb: z.number().optional(),
});

export type CallQuality = z.infer<typeof callQualitySchema>;
export type QualityMoment = z.infer<typeof qualityMomentSchema>;
