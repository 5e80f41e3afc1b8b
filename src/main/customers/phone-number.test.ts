import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberBeginning, numberKey, parseNumber } from './phone-number';

/** National numbers without a trunk prefix that are valid in each country, and that prefix. */
const countries = [
  { country: 'HU', code: '36', trunk: '06', national: /^(20|30|70)[1-9]\d{6}$/ },
  { country: 'SI', code: '386', trunk: '0', national: /^(31|40|41|51)[1-9]\d{5}$/ },
  { country: 'UA', code: '380', trunk: '0', national: /^(50|67|93)[1-9]\d{6}$/ },
  { country: 'AZ', code: '994', trunk: '0', national: /^(50|55|70)[2-9]\d{6}$/ },
  { country: 'RU', code: '7', trunk: '8', national: /^(903|916|926)[1-9]\d{6}$/ },
  { country: 'GB', code: '44', trunk: '0', national: /^7[4-5]\d[1-9]\d{6}$/ },
] as const;

const separator = fc.constantFrom('', ' ', '-', '.', '  ');

const spelled = fc.constantFrom(...countries).chain(({ country, code, trunk, national }) =>
  fc.record({
    country: fc.constant(country),
    e164: fc.stringMatching(national).map((digits) => `+${code}${digits}`),
    style: fc.constantFrom('plus', 'zeros', 'trunk', 'bare', 'brackets', 'tel', 'sip', 'extension'),
    gaps: fc.array(separator, { minLength: 20, maxLength: 20 }),
    trunk: fc.constant(trunk),
    code: fc.constant(code),
  }),
);

function spell({
  country,
  e164,
  style,
  gaps,
  trunk,
  code,
}: {
  country: string;
  e164: string;
  style: string;
  gaps: string[];
  trunk: string;
  code: string;
}): string {
  const national = e164.slice(1 + code.length);
  const spaced = Array.from(national, (digit, index) => (index === 0 ? digit : (gaps[index] ?? '') + digit)).join('');
  const abroad = country === 'RU' ? '810' : '00';
  switch (style) {
    case 'plus':
      return `+${code} ${spaced}`;
    case 'zeros':
      return `${abroad}${code}${spaced}`;
    case 'trunk':
      return `${trunk} ${spaced}`;
    case 'bare':
      return national;
    case 'brackets':
      return `${trunk} (${national.slice(0, 2)}) ${national.slice(2)}`;
    case 'tel':
      return `tel:+${code}-${national}`;
    case 'sip':
      return `"Somebody" <sip:+${code}${national}@pbx.example.org:5061;user=phone>;tag=1`;
    default:
      return `tel:+${code}${national};ext=12`;
  }
}

describe('parseNumber', () => {
  it('reads every spelling of a number as the same E.164', () => {
    fc.assert(
      fc.property(spelled, (number) => {
        const parsed = parseNumber(spell(number), number.country);
        expect(parsed).toMatchObject({ kind: 'e164', e164: number.e164 });
        expect(numberKey(spell(number), number.country)).toBe(number.e164);
        expect(numberKey(number.e164, 'HU')).toBe(number.e164);
      }),
    );
  });

  it('never throws and never makes a key of a text without digits', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const parsed = parseNumber(text, 'HU');
        if (!/\p{N}/u.test(text)) expect(parsed.kind === 'withheld' || parsed.kind === 'unknown').toBe(true);
      }),
    );
  });

  it.each([
    ['06 30 123 4567', { kind: 'e164', e164: '+36301234567', display: '06 30 123 4567' }],
    ['+380501234567', { kind: 'e164', e164: '+380501234567', display: '+380 50 123 4567' }],
    ['tel:+36301234567;ext=12', { kind: 'e164', e164: '+36301234567', display: '06 30 123 4567', extension: '12' }],
    ['1001', { kind: 'short', digits: '1001', display: '1001' }],
    ['112', { kind: 'short', digits: '112', display: '112' }],
    ['sip:1001@pbx.example.org', { kind: 'short', digits: '1001', display: '1001' }],
    ['sip:anonymous@anonymous.invalid', { kind: 'withheld' }],
    ['', { kind: 'withheld' }],
    ['anna.k', { kind: 'unknown', display: 'anna.k' }],
  ])('reads %s', (text, expected) => {
    expect(parseNumber(text, 'HU')).toEqual(expected);
  });

  it('cuts a text of any length', () => {
    expect(parseNumber('x'.repeat(4096), 'HU')).toEqual({ kind: 'unknown', display: 'x'.repeat(128) });
  });
});

describe('numberBeginning', () => {
  it.each([
    ['06 30 12', '+363012'],
    ['+380 50', '+38050'],
    ['0038050', '+38050'],
    ['novak', undefined],
  ])('reads %s', (text, expected) => {
    expect(numberBeginning(text, 'HU')).toBe(expected);
  });
});
