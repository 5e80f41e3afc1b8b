import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { ImportEncoding } from '../../contract/ipc/card-import';

/** Turns a file's bytes, piece by piece, into text. Both throw an `EncodingError` for bytes the encoding does not have. */
export interface TextDecoding {
  write(bytes: Buffer): string;
  end(): string;
}

/** The bytes are not in the encoding they were said to be in. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
}

/** What chardet says, in terms of what an import offers. Western pages are read as the neighbour that these countries use. */
const detected: Readonly<Record<string, ImportEncoding>> = {
  'UTF-8': 'utf-8',
  ASCII: 'utf-8',
  'UTF-16LE': 'utf-16le',
  'windows-1250': 'windows-1250',
  'windows-1252': 'windows-1250',
  'ISO-8859-1': 'windows-1250',
  'ISO-8859-2': 'iso-8859-2',
  'windows-1251': 'windows-1251',
  'ISO-8859-5': 'windows-1251',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
};

const ofCountry: Readonly<Record<string, ImportEncoding>> = { RU: 'windows-1251', UA: 'windows-1251', AZ: 'windows-1254' };

/** Guesses the encoding from the file's beginning; `country` decides between code pages that look alike. */
export function detectEncoding(sample: Buffer, country: string): ImportEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (isUtf8(sample)) return 'utf-8';
  const preferred = ofCountry[country] ?? 'windows-1250';
  const guesses = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = detected[name];
    return encoding && encoding !== 'utf-8' ? [{ encoding, confidence }] : [];
  });
  const best = guesses[0];
  if (!best) return preferred;
  const isClose = guesses.some(({ encoding, confidence }) => encoding === preferred && confidence >= best.confidence - 10);
  return isClose ? preferred : best.encoding;
}

/** Begins to decode; a byte order mark is left out. */
export function beginDecoding(encoding: ImportEncoding): TextDecoding {
  return encoding === 'utf-8' || encoding === 'utf-16le' ? strictUnicode(encoding) : codePage(encoding);
}

function strictUnicode(encoding: 'utf-8' | 'utf-16le'): TextDecoding {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (work: () => string) => {
    try {
      return work();
    } catch (cause) {
      throw new EncodingError(`Not ${encoding}`, { cause });
    }
  };
  return { write: (bytes) => decode(() => decoder.decode(bytes, { stream: true })), end: () => decode(() => decoder.decode()) };
}

function codePage(encoding: ImportEncoding): TextDecoding {
  const decoder = iconv.getDecoder(encoding);
  const check = (text: string) => {
    if (text.includes('\uFFFD')) throw new EncodingError(`Not ${encoding}`);
    return text;
  };
  return { write: (bytes) => check(decoder.write(bytes)), end: () => check(decoder.end() ?? '') };
}

function isUtf8(sample: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true }); // the sample may end within a letter
    return true;
  } catch {
    return false;
  }
}
