import { silenceDb } from '../core/phone/sound-check';

/** Loudness of samples between -1 and 1, in dBFS: of their power (RMS) and of the loudest one (peak). */
export function measureLevel(samples: Float32Array): { rmsDb: number; peakDb: number } {
  let power = 0;
  let peak = 0;
  for (const sample of samples) {
    power += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  return { rmsDb: decibels(Math.sqrt(power / Math.max(1, samples.length))), peakDb: decibels(peak) };
}

/** An amplitude, where 1 is full scale, in dBFS. */
export function decibels(amplitude: number): number {
  return Math.min(0, Math.max(silenceDb, 20 * Math.log10(amplitude)));
}
