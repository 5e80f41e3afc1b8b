import type { Asterisk } from '../../tests/support/asterisk/asterisk';
import type { HeardMoment } from '../../tests/support/asterisk/heard-in-page';
import { readRecording } from '../../tests/support/asterisk/recordings';
import { audible, measureTones, type ToneWindow, tones } from '../../tests/support/asterisk/tone';

/** A packet, so that a single one that is missing shows. */
export const windowS = 0.02;

/** What the caller has heard of the agent so far, as the PBX has recorded it, in windows of `windowS`. */
export async function heardByCaller(asterisk: Asterisk, recording: string): Promise<ToneWindow<'agent'>[]> {
  return measureTones(await readRecording(asterisk, recording, 'to'), { agent: tones.agent }, windowS);
}

/** From when on the caller has heard the agent without a break, wall clock, ms. The recording is up to a quarter of a second late. */
export async function callerHearsSince(asterisk: Asterisk, recording: string): Promise<number> {
  const windows = await heardByCaller(asterisk, recording);
  const heard = windows.length - 1 - windows.findLastIndex(({ strength }) => strength.agent < audible);
  return Date.now() - heard * windowS * 1000;
}

/** From when on all that follows was heard, wall clock, ms; infinite where the last moment was silent or there is none. */
export function heardSince(moments: readonly HeardMoment[]): number {
  const lastSilent = moments.findLastIndex(({ strength }) => strength < audible);
  return moments[lastSilent + 1]?.at ?? Number.POSITIVE_INFINITY;
}
