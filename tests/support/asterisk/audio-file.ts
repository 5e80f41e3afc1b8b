/** Mono sound, samples from -1 to 1. */
export interface Sound {
  readonly sampleRate: number;
  readonly samples: Float32Array;
}

/** Reads PCM WAV, 16 bit; of several channels the first. */
export function readWav(file: Buffer): Sound {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('Not a WAV file');
  let channels = 1;
  let sampleRate = 8000;
  for (let offset = 12; offset + 8 <= file.length; ) {
    const name = file.toString('latin1', offset, offset + 4);
    const start = offset + 8;
    const length = file.readUInt32LE(offset + 4);
    if (name === 'fmt ') {
      channels = file.readUInt16LE(start + 2);
      sampleRate = file.readUInt32LE(start + 4);
    }
    if (name === 'data') return { sampleRate, samples: readSamples(file.subarray(start, lengthOfData(file, start, length)), channels) };
    offset = start + length + (length % 2);
  }
  return { sampleRate, samples: new Float32Array() };
}

/** A recording that is still being written has no true length yet: then all that is there counts. */
function lengthOfData(file: Buffer, start: number, length: number): number {
  return length === 0 || start + length > file.length ? file.length : start + length;
}

function readSamples(data: Buffer, channels: number): Float32Array {
  const count = Math.floor(data.length / 2 / channels);
  return Float32Array.from({ length: count }, (_, index) => data.readInt16LE(index * 2 * channels) / 32_768);
}

/** Writes PCM WAV, 16 bit, mono. */
export function writeWav({ sampleRate, samples }: Sound): Buffer {
  const header = Buffer.alloc(44);
  const dataLength = samples.length * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + dataLength, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(dataLength, 40);
  const data = Buffer.alloc(dataLength);
  for (const [index, sample] of samples.entries()) data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  return Buffer.concat([header, data]);
}

/** Raw PCMU (ITU-T G.711, µ-law), as SIPp streams it. */
export function encodeMuLaw({ samples }: Sound): Buffer {
  return Buffer.from(Uint8Array.from(samples, encodeMuLawSample));
}

function encodeMuLawSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.round(Math.abs(sample) * 32_767), 32_635) + 0x84;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
