import { z } from 'zod';

const mos = z.number().min(1).max(4.5);

/**
 * From where on a call is called what, and when the agent is warned. The bands are those of ITU-T G.107 Annex B
 * (table B.1): R 80 "satisfied" is a MOS of 4.03, R 70 "some dissatisfied" 3.60, R 60 "many dissatisfied" 3.10.
 */
export const qualityThresholdsSchema = z.object({
  goodMos: mos.default(4),
  fairMos: mos.default(3.6),
  poorMos: mos.default(3.1),
  /** Packets lost in either direction, 0 to 1. */
  lossShare: z.number().min(0.001).max(1).default(0.03),
  jitterMs: z.number().min(1).max(1000).default(40),
  roundTripMs: z.number().min(1).max(5000).default(350),
  /** How long something must be wrong before it is told. */
  warnAfterS: z.number().int().min(1).max(60).default(5),
  /** How long an open microphone must be silent before it is told: people also listen. */
  microphoneSilentS: z.number().int().min(3).max(300).default(15),
});

export type QualityThresholds = z.infer<typeof qualityThresholdsSchema>;
