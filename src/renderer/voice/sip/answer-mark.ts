import type { ReadHeader } from './caller-identity';

const marks: readonly (readonly [header: string, mark: RegExp])[] = [
  // RFC 5373
  ['Answer-Mode', /^\s*auto\b/i],
  ['Priv-Answer-Mode', /^\s*auto\b/i],
  ['Call-Info', /;\s*answer-after\s*=\s*\d+/i],
  ['Alert-Info', /\binfo\s*=\s*"?(alert-autoanswer|auto ?answer)|<?\bauto ?answer\b|\bring[ -]answer\b/i],
];

/** Whether an INVITE asks to be answered at once, in any of the ways in which PBXs say so. */
export function asksForAnswer(header: ReadHeader): boolean {
  return marks.some(([name, mark]) => mark.test(header(name) ?? ''));
}
