import type { Sound } from './audio-file';

/** How the sound of each party is told from the others'. Hz; none is a multiple of another below 4 kHz but 600/1200. */
export const tones = { caller: 600, secondCaller: 700, musicOnHold: 1240, agent: 1000, secondAgent: 1100 } as const;

/** A pure tone. */
export function makeTone(frequency: number, { lengthS = 10, sampleRate = 8000, amplitude = 0.4 } = {}): Sound {
  const samples = Float32Array.from(
    { length: lengthS * sampleRate },
    (_, index) => amplitude * Math.sin((2 * Math.PI * frequency * index) / sampleRate),
  );
  return { sampleRate, samples };
}

/** Amplitude of one frequency in these samples (Goertzel's algorithm): 0 is silence, 1 a full-scale tone. */
export function measureFrequency(samples: Float32Array, sampleRate: number, frequency: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let previous = 0;
  let beforePrevious = 0;
  for (const sample of samples) {
    const current = sample + coefficient * previous - beforePrevious;
    beforePrevious = previous;
    previous = current;
  }
  const power = previous * previous + beforePrevious * beforePrevious - coefficient * previous * beforePrevious;
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}

/** Strength of each frequency in one stretch of a sound. */
export interface ToneWindow<Name extends string> {
  readonly atS: number;
  readonly strength: Readonly<Record<Name, number>>;
}

/** Strength of the given frequencies over time, one entry for each window of `windowS`. */
export function measureTones<Name extends string>(
  { samples, sampleRate }: Sound,
  frequencies: Readonly<Record<Name, number>>,
  windowS = 0.1,
): ToneWindow<Name>[] {
  const length = Math.round(windowS * sampleRate);
  const names = Object.keys(frequencies) as Name[];
  return Array.from({ length: Math.floor(samples.length / length) }, (_, index) => {
    const stretch = samples.subarray(index * length, (index + 1) * length);
    const strength = Object.fromEntries(names.map((name) => [name, measureFrequency(stretch, sampleRate, frequencies[name])]));
    return { atS: index * windowS, strength: strength as Record<Name, number> };
  });
}

/** From which strength on a tone counts as heard; speech codecs and noise stay far below. */
export const audible = 0.03;

/** Seconds of the windows in which a tone was heard. */
export function secondsHeard<Name extends string>(windows: readonly ToneWindow<Name>[], name: Name, windowS = 0.1): number {
  return windows.filter(({ strength }) => strength[name] >= audible).length * windowS;
}

/** The longest stretch, in seconds, without a tone between the first and the last time it was heard. */
export function longestGap<Name extends string>(windows: readonly ToneWindow<Name>[], name: Name, windowS = 0.1): number {
  const heard = windows.flatMap(({ strength }, index) => (strength[name] >= audible ? [index] : []));
  const gaps = heard.slice(1).map((index, position) => index - (heard[position] ?? index) - 1);
  return Math.max(0, ...gaps) * windowS;
}
