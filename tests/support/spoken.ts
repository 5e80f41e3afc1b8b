import type { Sound } from './asterisk/audio-file';

/**
 * Something that a speech detector takes for a person: harmonics of 140 Hz in syllables of a fifth of a second, so long,
 * and then a pause. At `gain` 1 some -20 dBFS while it speaks.
 */
export function makeSpoken({ spokenS = 1.5, pauseS = 2.5, gain = 1, sampleRate = 16_000 } = {}): Sound {
  const samples = Float32Array.from({ length: Math.round((spokenS + pauseS) * sampleRate) }, (_, index) => {
    const at = index / sampleRate;
    if (at > spokenS) return 0;
    const syllable = 0.6 + 0.4 * Math.sin(2 * Math.PI * 5 * at);
    const voice = [1, 2, 3, 5, 8, 12].reduce((sum, harmonic) => sum + Math.sin(2 * Math.PI * 140 * harmonic * at) / harmonic, 0);
    return 0.2 * gain * syllable * voice;
  });
  return { sampleRate, samples };
}
