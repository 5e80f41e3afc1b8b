import type { Page } from '@playwright/test';
import type { Sound } from './audio-file';
import { audible, measureFrequency } from './tone';

/**
 * Listens for a moment to what a page plays of a call: the stream of its `<audio data-call-id>` element, the last of
 * them when none is named and there are several. Silence when there is none.
 */
export async function listenInPage(page: Page, callId?: string): Promise<Sound> {
  const selector = callId === undefined ? 'audio[data-call-id]' : `audio[data-call-id="${callId}"]`;
  const { sampleRate, samples } = await page.evaluate(async (elements) => {
    const stream = [...document.querySelectorAll<HTMLAudioElement>(elements)]
      .map(({ srcObject }) => srcObject)
      .findLast((source): source is MediaStream => source instanceof MediaStream && source.getAudioTracks().length > 0);
    if (!stream) return { sampleRate: 48_000, samples: [] };
    const context = new AudioContext({ sampleRate: 48_000 });
    try {
      await context.resume();
      const analyser = new AnalyserNode(context, { fftSize: 16_384 });
      context.createMediaStreamSource(stream).connect(analyser);
      await new Promise((resolve) => setTimeout(resolve, 700));
      const heard = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(heard);
      return { sampleRate: context.sampleRate, samples: [...heard] };
    } finally {
      await context.close();
    }
  }, selector);
  return { sampleRate, samples: Float32Array.from(samples) };
}

/** Strength of one frequency in what a page plays at this moment. */
export async function strengthInPage(page: Page, frequency: number, callId?: string): Promise<number> {
  const { samples, sampleRate } = await listenInPage(page, callId);
  return measureFrequency(samples, sampleRate, frequency);
}

/** What a page plays at one moment. */
export interface HeardMoment {
  /** Wall clock, ms. */
  readonly at: number;
  readonly strength: number;
}

/** Follows the strength of one frequency in what a page plays, from when it plays a call until `until` (wall clock, ms), some 50 times a second. */
export async function followInPage(page: Page, frequency: number, until: number): Promise<HeardMoment[]> {
  return await page.evaluate(
    async ({ wanted, end }) => {
      const passTick = () => new Promise((resolve) => setTimeout(resolve, 20));
      const findStream = () =>
        [...document.querySelectorAll<HTMLAudioElement>('audio[data-call-id]')]
          .map(({ srcObject }) => srcObject)
          .findLast((source): source is MediaStream => source instanceof MediaStream && source.getAudioTracks().length > 0);
      const moments: { at: number; strength: number }[] = [];
      const context = new AudioContext({ sampleRate: 48_000 });
      try {
        await context.resume();
        let stream = findStream();
        for (; !stream && Date.now() < end; stream = findStream()) await passTick();
        if (!stream) return moments;
        // lets one frequency through as it is, and settles within ten milliseconds
        const filter = new BiquadFilterNode(context, { type: 'bandpass', frequency: wanted, Q: 20 });
        const analyser = new AnalyserNode(context, { fftSize: 1024 });
        context.createMediaStreamSource(stream).connect(filter).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        while (Date.now() < end) {
          await passTick();
          analyser.getFloatTimeDomainData(samples);
          const energy = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
          moments.push({ at: Date.now(), strength: Math.sqrt(2 * energy) });
        }
        return moments;
      } finally {
        await context.close();
      }
    },
    { wanted: frequency, end: until },
  );
}

/** The longest silence, ms: between two moments that were heard, or from the last one to the end. Infinite where nothing was. */
export function longestSilenceMs(moments: readonly HeardMoment[]): number {
  let longest = 0;
  let heardAt: number | undefined;
  let isSilent = false;
  for (const { at, strength } of moments) {
    if (strength < audible) isSilent = true;
    if (heardAt !== undefined && isSilent) longest = Math.max(longest, at - heardAt);
    if (strength < audible) continue;
    heardAt = at;
    isSilent = false;
  }
  return heardAt === undefined ? Number.POSITIVE_INFINITY : longest;
}
