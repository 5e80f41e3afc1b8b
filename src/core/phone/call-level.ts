/** Steps of a level in a call: none is silence, all is as loud as a voice should ever be. */
export const callLevelSteps = 5;

/** Loudness of speech at a headset, dBFS RMS: from where on a step is lit, and all are. */
const [lowestDb, highestDb] = [-54, -18];
/** Quieter is the room, not the agent. */
const speechDb = -40;
/** How much of the last looks must be speech, so that a cough or a closing door is none. */
const remembered = 6;
const neededForSpeech = 3;

/** Steps for a loudness in dBFS RMS. */
export function callLevelOf(rmsDb: number): number {
  const share = (rmsDb - lowestDb) / (highestDb - lowestDb);
  return Math.ceil(Math.min(1, Math.max(0, share)) * callLevelSteps);
}

/** The last levels, dBFS RMS, with one more. */
export function rememberLevel(heard: readonly number[], rmsDb: number): readonly number[] {
  return [...heard.slice(1 - remembered), rmsDb];
}

/** Whether somebody speaks, by the levels of the last second. */
export function isSpeech(heard: readonly number[]): boolean {
  return heard.filter((rmsDb) => rmsDb >= speechDb).length >= neededForSpeech;
}
