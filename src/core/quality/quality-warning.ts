import { z } from 'zod';
import { likelyCause, unexplainedShare } from './judge-level';
import type { QualityBand } from './quality-band';
import type { QualityLevel } from './quality-level';
import type { QualityThresholds } from './quality-thresholds';

/**
 * What the agent is warned of, by its likely cause: her network, the line of the other side, or her microphone, which is
 * silent or so loud that it distorts.
 */
export const qualityWarningSchema = z.enum(['your-network', 'their-line', 'your-microphone-silent', 'your-microphone-loud']);

export type QualityWarning = z.infer<typeof qualityWarningSchema>;

/** A microphone is silent below this, dBFS: a live one behind noise suppression is still louder when nobody speaks. */
export const silentMicrophoneDb = -80;

/** From this share of its seconds at full scale on, a voice is distorted. */
const clippedShareLimit = 0.4;

/** What has been warned of stays until it is this much better than its limit. */
const relief = 0.7;

export interface WarningGrounds {
  readonly level: QualityLevel;
  readonly band: QualityBand;
  /** How long the open microphone has been silent. */
  readonly silentS: number;
  /** What is being warned of already. */
  readonly warning: QualityWarning | undefined;
}

/**
 * What would be worth a warning now; undefined when all is well. The microphone comes first: nobody hears the agent
 * through a silent one, however good the line is.
 */
export function warningNow({ level, band, silentS, warning }: WarningGrounds, thresholds: QualityThresholds): QualityWarning | undefined {
  if (silentS >= thresholds.microphoneSilentS) return 'your-microphone-silent';
  const clippedLimit = clippedShareLimit * (warning === 'your-microphone-loud' ? relief : 1);
  if (level.clippedShare >= clippedLimit) return 'your-microphone-loud';
  const isKnown = warning === 'your-network' || warning === 'their-line';
  const isPoor = band === 'poor' || band === 'bad';
  return isPoor || exceedsLimit(level, thresholds, isKnown ? relief : 1) ? likelyCause(level) : undefined;
}

function exceedsLimit(level: QualityLevel, { lossShare, jitterMs, roundTripMs }: QualityThresholds, part: number): boolean {
  const { lossReceivedShare, lossSentShare = 0, jitterReceivedMs, jitterSentMs = 0 } = level;
  return (
    Math.max(lossReceivedShare, lossSentShare, unexplainedShare(level)) > lossShare * part ||
    Math.max(jitterReceivedMs, jitterSentMs) > jitterMs * part ||
    (level.roundTripMs ?? 0) > roundTripMs * part
  );
}
