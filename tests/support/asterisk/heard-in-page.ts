import type { Page } from '@playwright/test';
import type { Sound } from './audio-file';
import { measureFrequency } from './tone';

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
