import { judgeMos } from './judge-level';
import { bandOf, type QualityBand } from './quality-band';
import { type QualityLevel, steady } from './quality-level';
import type { QualitySample } from './quality-sample';
import { addToTotals, noTotals, type QualitySummary, type QualityTotals, summarise } from './quality-summary';
import type { QualityThresholds } from './quality-thresholds';
import { type QualityWarning, silentMicrophoneDb, warningNow } from './quality-warning';

/** One call as it is watched. Begins as `unwatched`; `step` is the only writer. */
export interface QualityWatch {
  readonly totals: QualityTotals;
  readonly silentS: number;
  /** Undefined until the first second. */
  readonly now?: {
    readonly level: QualityLevel;
    /** Of the level, unrounded. */
    readonly mos: number;
    readonly band: QualityBand;
    /** One decimal; stays while `mos` is near it. */
    readonly shownMos: number;
  };
  readonly warning?: QualityWarning | undefined;
  /** What would be warned of instead, and for how many seconds on end. */
  readonly pending?: { readonly warning: QualityWarning | undefined; readonly seconds: number };
}

export const unwatched: QualityWatch = { totals: noTotals, silentS: 0 };

/** The watch after one more second of the call. */
export function step(watch: QualityWatch, sample: QualitySample, thresholds: QualityThresholds): QualityWatch {
  const level = steady(watch.now?.level, watch.totals.mos.count, sample);
  const mos = judgeMos(level);
  const band = bandOf(mos, thresholds, watch.now?.band);
  const silentS = sample.microphone !== undefined && sample.microphone.rmsDb < silentMicrophoneDb ? watch.silentS + 1 : 0;
  const wanted = warningNow({ level, band, silentS, warning: watch.warning }, thresholds);
  const { warning, pending } = settle(watch, wanted, thresholds);
  const isNew = warning !== undefined && warning !== watch.warning;
  return {
    totals: addToTotals(watch.totals, sample, mos, isNew ? warning : undefined),
    silentS,
    now: { level, mos, band, shownMos: showMos(watch.now?.shownMos, mos) },
    warning,
    ...(pending && { pending }),
  };
}

/** What the call was like; undefined when nothing was measured. */
export function summariseWatch({ totals, now }: QualityWatch): QualitySummary | undefined {
  return now && summarise(totals, now.level.codec);
}

/** A warning comes, changes and goes only when there is reason for it for some seconds on end. */
function settle(
  { warning, pending }: QualityWatch,
  wanted: QualityWarning | undefined,
  thresholds: QualityThresholds,
): Pick<QualityWatch, 'warning' | 'pending'> {
  if (wanted === warning) return { warning };
  const seconds = pending && pending.warning === wanted ? pending.seconds + 1 : 1;
  if (seconds >= patienceS(warning, wanted, thresholds)) return { warning: wanted };
  return { warning, pending: { warning: wanted, seconds } };
}

/** A warning goes after this long without its reason. */
const clearAfterS = 10;

/** A silent microphone has been silent long enough already, and is not silent any more with the first word. */
function patienceS(from: QualityWarning | undefined, to: QualityWarning | undefined, { warnAfterS }: QualityThresholds): number {
  if (to === 'your-microphone-silent' || from === 'your-microphone-silent') return 1;
  return to === undefined ? clearAfterS : warnAfterS;
}

/** Further than the edge of its rounding, so that the last digit does not swing between two. */
const shownReachMos = 0.08;

function showMos(before: number | undefined, mos: number): number {
  return before !== undefined && Math.abs(mos - before) < shownReachMos ? before : Math.round(mos * 10) / 10;
}
