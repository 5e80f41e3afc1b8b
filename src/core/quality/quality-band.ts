import { z } from 'zod';
import type { QualityThresholds } from './quality-thresholds';

/** How good a call is, in words. */
export const qualityBandSchema = z.enum(['good', 'fair', 'poor', 'bad']);

export type QualityBand = z.infer<typeof qualityBandSchema>;

const ranks: readonly QualityBand[] = ['bad', 'poor', 'fair', 'good'];

/** A band is left only when the MOS is this far beyond its edge, so that a word does not come and go. */
const hysteresisMos = 0.1;

/** The band of a MOS; one that was shown before is kept until the MOS has clearly left it. */
export function bandOf(mos: number, thresholds: QualityThresholds, before?: QualityBand): QualityBand {
  const plain = plainBand(mos, thresholds);
  if (before === undefined || plain === before) return plain;
  const isRising = ranks.indexOf(plain) > ranks.indexOf(before);
  const clear = plainBand(mos + (isRising ? -hysteresisMos : hysteresisMos), thresholds);
  const steps = ranks.indexOf(clear) - ranks.indexOf(before);
  return (isRising ? steps > 0 : steps < 0) ? clear : before;
}

function plainBand(mos: number, { goodMos, fairMos, poorMos }: QualityThresholds): QualityBand {
  if (mos >= goodMos) return 'good';
  if (mos >= fairMos) return 'fair';
  return mos >= poorMos ? 'poor' : 'bad';
}
