export type NoiseKind = 'street' | 'room' | 'hum';

const loopS = 12;
const seamS = 0.5;
/** As loud as the recordings are: RMS, full scale 1. */
const loudness = 10 ** (-23 / 20);

/**
 * Renders what is heard behind a caller as one loop, the same each time: it is played over and over, so nothing is
 * computed while a call goes on. All of it lies in the telephone band, of which little would be left otherwise.
 *
 * - `street`: rumble of traffic (noise below 700 Hz), in which a car passes now and then (louder and brighter).
 * - `room`: people who talk further off; each is noise around a vowel's frequencies, louder and softer as syllables are.
 * - `hum`: the odd harmonics of mains (50 Hz) with a little hiss, as a bad adapter makes it.
 */
export function renderNoise(kind: NoiseKind, sampleRate: number): Float32Array<ArrayBuffer> {
  const length = loopS * sampleRate;
  const seam = seamS * sampleRate;
  const random = createRandom();
  const render = { street: renderStreet, room: renderRoom, hum: renderHum }[kind];
  const samples = render(length + seam, sampleRate, random);
  const loop = samples.slice(0, length);
  // what would come after the end fades out over the beginning, so that the loop has no edge
  for (let index = 0; index < seam; index += 1) {
    const share = index / seam;
    loop[index] = (loop[index] ?? 0) * Math.sqrt(share) + (samples[length + index] ?? 0) * Math.sqrt(1 - share);
  }
  let power = 0;
  for (const sample of loop) power += sample * sample;
  const factor = loudness / Math.sqrt(power / length);
  return loop.map((sample) => sample * factor);
}

type Render = (length: number, sampleRate: number, random: () => number) => Float32Array<ArrayBuffer>;

/** When a car passes (s), how long it is heard and how loud it is. */
const cars = [
  { atS: 2.1, lengthS: 3.2, gain: 1.4 },
  { atS: 5.4, lengthS: 2.2, gain: 0.9 },
  { atS: 9.3, lengthS: 3.6, gain: 1.7 },
];

const renderStreet: Render = (length, sampleRate, random) => {
  const rumble = createBandPass(350, 700, sampleRate);
  const tyres = createBandPass(500, 1800, sampleRate);
  return Float32Array.from({ length }, (_, index) => {
    const atS = index / sampleRate;
    let passing = 0;
    for (const car of cars) {
      const share = (atS - car.atS) / car.lengthS;
      if (share > 0 && share < 1) passing += car.gain * Math.sin(Math.PI * share) ** 2;
    }
    const white = random() * 2 - 1;
    return rumble(white) * (1 + passing / 2) + tyres(white) * passing;
  });
};

/** Middle of a voice's vowels (Hz), syllables a second, and seconds between two sentences. */
const talkers = [
  { hertz: 480, syllables: 3.7, sentenceS: 4.1 },
  { hertz: 620, syllables: 4.6, sentenceS: 2.9 },
  { hertz: 850, syllables: 4.1, sentenceS: 3.4 },
  { hertz: 1200, syllables: 5.2, sentenceS: 5.3 },
];

const renderRoom: Render = (length, sampleRate, random) => {
  const air = createBandPass(300, 1500, sampleRate);
  const voices = talkers.map(({ hertz, ...talker }) => ({ ...talker, band: createBandPass(hertz * 0.7, hertz * 1.4, sampleRate) }));
  return Float32Array.from({ length }, (_, index) => {
    const atS = index / sampleRate;
    let sum = air(random() * 2 - 1) * 0.25;
    for (const { band, syllables, sentenceS } of voices) {
      const syllable = Math.sin(Math.PI * syllables * atS) ** 2;
      const sentence = Math.max(0, Math.sin((2 * Math.PI * atS) / sentenceS + syllables));
      sum += band(random() * 2 - 1) * syllable * sentence;
    }
    return sum;
  });
};

const renderHum: Render = (length, sampleRate, random) =>
  Float32Array.from({ length }, (_, index) => {
    const turn = (2 * Math.PI * 50 * index) / sampleRate;
    const hiss = (random() * 2 - 1) * 0.15;
    return Math.sin(turn * 7) + 0.6 * Math.sin(turn * 9) + 0.4 * Math.sin(turn * 11) + 0.25 * Math.sin(turn * 15) + hiss;
  });

/** 12 dB an octave at both ends: one-pole filters, twice. */
function createBandPass(lowHz: number, highHz: number, sampleRate: number): (sample: number) => number {
  const lowShare = 1 - Math.exp((-2 * Math.PI * lowHz) / sampleRate);
  const highShare = 1 - Math.exp((-2 * Math.PI * highHz) / sampleRate);
  const state = [
    { below: 0, within: 0 },
    { below: 0, within: 0 },
  ];
  return (sample) => {
    let passed = sample;
    for (const pole of state) {
      pole.below += lowShare * (passed - pole.below);
      pole.within += highShare * (passed - pole.below - pole.within);
      passed = pole.within;
    }
    return passed;
  };
}

/** A linear congruential generator with a fixed seed: 0 to 1. */
function createRandom(): () => number {
  let state = 20_817;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
