/** A stretch of a tone: frequencies sounding together (none is silence), how long, and how loud at its start and end (0 to 1). */
export interface ToneStretch {
  readonly hertz: readonly number[];
  readonly lengthMs: number;
  readonly from?: number;
  readonly to?: number;
}

const sampleRate = 16_000;
const edgeMs = 12;

/** Renders stretches of tone, one after another, as a mono 16-bit WAV file. Edges are softened so that nothing clicks. */
export function renderTones(stretches: readonly ToneStretch[]): Uint8Array<ArrayBuffer> {
  const sampleCount = stretches.reduce((total, stretch) => total + countSamples(stretch), 0);
  const bytes = new Uint8Array(44 + sampleCount * 2);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, value: string): void => {
    for (let index = 0; index < value.length; index += 1) view.setUint8(offset + index, value.charCodeAt(index));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + sampleCount * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, sampleCount * 2, true);
  let offset = 44;
  for (const stretch of stretches) {
    renderStretch(view, offset, stretch);
    offset += countSamples(stretch) * 2;
  }
  return bytes;
}

function countSamples({ lengthMs }: ToneStretch): number {
  return Math.round((lengthMs * sampleRate) / 1000);
}

function renderStretch(view: DataView, offset: number, stretch: ToneStretch): void {
  const { hertz, lengthMs, from = 1, to = from } = stretch;
  if (hertz.length === 0) return;
  for (let index = 0; index < countSamples(stretch); index += 1) {
    const atMs = (index * 1000) / sampleRate;
    const edge = Math.min(1, atMs / edgeMs, (lengthMs - atMs) / edgeMs);
    const loudness = from + ((to - from) * atMs) / lengthMs;
    let sum = 0;
    for (const frequency of hertz) sum += Math.sin((2 * Math.PI * frequency * index) / sampleRate);
    view.setInt16(offset + index * 2, Math.round((sum / hertz.length) * loudness * edge * 32_767), true);
  }
}
