import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Tokens = Readonly<Record<string, string>>;

const css = readFileSync(join(import.meta.dirname, '../../src/renderer/ui/tokens.css'), 'utf8');

function readTokens(selector: string): Tokens {
  const start = css.indexOf(selector);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, WCAG 2.2: 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const states = ['green', 'amber', 'red', 'blue', 'violet'] as const;
const surfaces = ['surface', 'surface-inset', 'surface-hover', 'backdrop'];

/** Pairs of tokens that meet, with the least contrast they need. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...surfaces.flatMap((surface) => [
    ['text', surface, 7] as const,
    ['text-muted', surface, 4.5] as const,
    ['accent-text', surface, 4.5] as const,
  ]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['accent-text', 'accent-soft', 4.5],
  ['line-strong', 'surface', 3],
  ['practice-text', 'practice-soft', 7],
  ['practice-text', 'surface', 7],
  ['practice', 'surface', 3],
  ['line-strong', 'surface-inset', 3],
  ...states.flatMap((state) => [
    // glance numbers are written in these
    [`${state}-text`, 'surface', 7] as const,
    [`${state}-text`, `${state}-soft`, 7] as const,
    ['text', `${state}-soft`, 7] as const,
    ['text-muted', `${state}-soft`, 4.5] as const,
    ['on-state', state, 4.5] as const,
    ['on-state', `${state}-hover`, 4.5] as const,
    [`${state}-light`, 'surface', 3] as const,
    [`${state}-light`, `${state}-soft`, 2.9] as const,
  ]),
  // a problem is said in red whatever the state
  ...states.map((state) => ['red-text', `${state}-soft`, 4.5] as const),
];

const looks = ['light', 'dark'].map((theme) => ({
  theme,
  usual: readTokens(`:root[data-theme='${theme}']`),
  highContrast: readTokens(`:root[data-contrast='more'][data-theme='${theme}']`),
}));

describe.each(looks)('the high-contrast colours of the $theme look', ({ usual, highContrast }) => {
  const tokens = { ...usual, ...highContrast };

  it.each(pairs)('show %s on %s with 7 where it is text, and clearly where it is not', (front, back, least) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least >= 4.5 ? 7 : 4.5);
  });
});

describe.each(looks)('the colours of the $theme look', ({ usual: tokens }) => {
  it.each(pairs)('show %s on %s with at least %f', (front, back, least) => {
    expect(contrast(tokens[front] ?? '', tokens[back] ?? '')).toBeGreaterThanOrEqual(least);
  });
});
