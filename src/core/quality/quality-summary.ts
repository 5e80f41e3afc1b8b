import { z } from 'zod';
import { type Codec, codecSchema } from './codec';
import type { QualitySample } from './quality-sample';
import { type QualityWarning, qualityWarningSchema } from './quality-warning';

/** What a call was like as a whole, for its record: means over its measured seconds, and the lowest steadied MOS. */
export const qualitySummarySchema = z.object({
  measuredS: z.number().int(),
  averageMos: z.number(),
  lowestMos: z.number(),
  lossReceivedShare: z.number(),
  lossSentShare: z.number().optional(),
  jitterMs: z.number(),
  roundTripMs: z.number().optional(),
  codec: codecSchema,
  /** How often the agent was warned, by cause. */
  warnings: z.partialRecord(qualityWarningSchema, z.number().int()),
});

export type QualitySummary = z.infer<typeof qualitySummarySchema>;

/** A mean as it grows. */
interface Mean {
  readonly sum: number;
  readonly count: number;
}

/** Everything a summary is made from. */
export interface QualityTotals {
  readonly mos: Mean;
  readonly lowestMos: number;
  readonly lossReceivedShare: Mean;
  readonly lossSentShare: Mean;
  readonly jitterMs: Mean;
  readonly roundTripMs: Mean;
  readonly warnings: Readonly<Partial<Record<QualityWarning, number>>>;
}

const none: Mean = { sum: 0, count: 0 };

export const noTotals: QualityTotals = {
  mos: none,
  lowestMos: Number.POSITIVE_INFINITY,
  lossReceivedShare: none,
  lossSentShare: none,
  jitterMs: none,
  roundTripMs: none,
  warnings: {},
};

/** The totals after one more second, with its steadied MOS and the warning that came with it. */
export function addToTotals(
  totals: QualityTotals,
  sample: QualitySample,
  mos: number,
  newWarning: QualityWarning | undefined,
): QualityTotals {
  const { warnings } = totals;
  return {
    mos: add(totals.mos, mos),
    lowestMos: Math.min(totals.lowestMos, mos),
    lossReceivedShare: add(totals.lossReceivedShare, sample.lossReceivedShare),
    lossSentShare: add(totals.lossSentShare, sample.lossSentShare),
    jitterMs: add(totals.jitterMs, sample.jitterReceivedMs),
    roundTripMs: add(totals.roundTripMs, sample.roundTripMs),
    warnings: newWarning === undefined ? warnings : { ...warnings, [newWarning]: (warnings[newWarning] ?? 0) + 1 },
  };
}

/** Sums up, rounded to what can be meant: hundredths of a MOS, hundredths of a per cent, whole ms. */
export function summarise(totals: QualityTotals, codec: Codec): QualitySummary {
  const lossSentShare = mean(totals.lossSentShare, 1e4);
  const roundTripMs = mean(totals.roundTripMs, 1);
  return {
    measuredS: totals.mos.count,
    averageMos: mean(totals.mos, 100) ?? 1,
    lowestMos: round(totals.lowestMos, 100),
    lossReceivedShare: mean(totals.lossReceivedShare, 1e4) ?? 0,
    ...(lossSentShare !== undefined && { lossSentShare }),
    jitterMs: mean(totals.jitterMs, 1) ?? 0,
    ...(roundTripMs !== undefined && { roundTripMs }),
    codec,
    warnings: totals.warnings,
  };
}

function add({ sum, count }: Mean, value: number | undefined): Mean {
  return value === undefined ? { sum, count } : { sum: sum + value, count: count + 1 };
}

function mean({ sum, count }: Mean, steps: number): number | undefined {
  return count === 0 ? undefined : round(sum / count, steps);
}

function round(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
