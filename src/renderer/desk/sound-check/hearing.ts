import { levelSteps } from '../../ui';

/** What may be said of a microphone: nobody has spoken `yet`, callers hear it well, hardly, or not at all. */
export type Hearing = 'yet' | 'good' | 'quiet' | 'nothing';

/** Loudness of somebody who speaks into a headset, dBFS RMS: from here on good, and from there on audible at all. */
const goodDb = -42;
const quietDb = -60;

/** Levels that count as speech; a click of the mouse is shorter. */
const speechTicks = 4;
/** How long somebody may take to begin, and how long good speech is remembered, in levels (ten a second). */
const patienceTicks = 40;
const memoryTicks = 200;

/** The levels heard so far, dBFS RMS, with one more. */
export function remember(heard: readonly number[], rmsDb: number): readonly number[] {
  return [...heard.slice(1 - memoryTicks), rmsDb];
}

/** What the levels of the last seconds say of the microphone. */
export function judgeHearing(heard: readonly number[]): Hearing {
  const countFrom = (leastDb: number) => heard.filter((rmsDb) => rmsDb >= leastDb).length;
  if (countFrom(goodDb) >= speechTicks) return 'good';
  if (heard.length < patienceTicks) return 'yet';
  return countFrom(quietDb) >= speechTicks ? 'quiet' : 'nothing';
}

/** Bars of the meter for a level: none at the threshold of hearing, all just below distortion. */
export function litBars(rmsDb: number): number {
  const [lowestDb, highestDb] = [quietDb, -12];
  const share = (rmsDb - lowestDb) / (highestDb - lowestDb);
  return Math.round(Math.min(1, Math.max(0, share)) * levelSteps);
}
