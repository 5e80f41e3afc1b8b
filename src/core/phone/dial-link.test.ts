import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isServiceCode, readCopiedNumber, readDialLink } from './dial-link';

describe('a link to a number', () => {
  it.each([
    ['tel:+36301234567', { target: '+36301234567' }],
    ['TEL:+36-30-123.4567', { target: '+36301234567' }],
    ['tel:+36(30)1234567', { target: '+36301234567' }],
    ['tel:+36%2030%20123%204567', { target: '+36301234567' }],
    ['tel://+36301234567', { target: '+36301234567' }],
    ['tel:+12125551212;ext=345', { target: '+12125551212', extension: '345' }],
    ['tel:+12125551212;isub=9;EXT=3-45', { target: '+12125551212', extension: '345' }],
    ['tel:863-1234;phone-context=+1-914', { target: '+19148631234' }],
    ['tel:7042;phone-context=example.com', { target: '7042' }],
    ['tel:*21%23', { target: '*21#' }],
    ['sip:1002@pbx.example', { target: '1002' }],
    ['sips:+36301234567@pbx.example;user=phone', { target: '+36301234567' }],
    ['sip:+1-212-555-1212;ext=12@gw.example', { target: '+12125551212', extension: '12' }],
    ['callto:+36301234567', { target: '+36301234567' }],
    ['callto://06301234567', { target: '06301234567' }],
    [' tel:112 ', { target: '112' }],
  ])('%s is read', (link, value) => {
    expect(readDialLink(link)).toEqual({ ok: true, value });
  });

  it.each([
    [`tel:${'1'.repeat(300)}`, 'too-long'],
    [`tel:${'1'.repeat(33)}`, 'no-number'],
    ['tel:+3630\r\nX: y', 'unsafe'],
    ['tel:+3630%0d%0aX', 'unsafe'],
    ['tel:+36301234567\u202e', 'unsafe'],
    ['sip:1002:secret@pbx.example', 'unsafe'],
    ['sip:1002%40evil@pbx.example', 'unsafe'],
    ['tel:%ff', 'unsafe'],
    ['sip:1002@pbx.example?Route=%3Csip:evil.example%3E', 'carries-more'],
    ['sip:1002@pbx.example;method=REFER?body=x', 'carries-more'],
    ['callto:+36301234567?call', 'carries-more'],
    ['sip:anna@pbx.example', 'no-number'],
    ['tel:', 'no-number'],
    ['tel:+', 'no-number'],
    ['tel:<script>', 'no-number'],
  ])('%s is refused', (link, problem) => {
    expect(readDialLink(link)).toEqual({ ok: false, problem });
  });

  it('never gives anything but digits, whatever it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom('tel:', 'sip:', 'callto://'), fc.string({ unit: 'grapheme', maxLength: 60 }), (scheme, rest) => {
        const read = readDialLink(scheme + rest);
        expect(!read.ok || /^\+?[0-9*#]+$/.test(read.value.target)).toBe(true);
      }),
    );
  });

  it('that is a service code is told from a number', () => {
    expect([isServiceCode({ target: '*21' }), isServiceCode({ target: '+3630' })]).toEqual([true, false]);
  });
});

describe('a copied text', () => {
  it.each([
    ['06 30 123 4567', '06301234567'],
    ['Tel.: +36 (30) 123-4567, Budapest', '+36301234567'],
    ['tel:+36301234567', '+36301234567'],
    ['Anna 1002', '1002'],
    ['call 06301234567\nor 06301234567', '06301234567'],
  ])('with one number: %s', (text, target) => {
    expect(readCopiedNumber(text)).toEqual({ ok: true, value: { target } });
  });

  it.each([
    ['', 'no-number'],
    ['call me', 'no-number'],
    ['page 12', 'no-number'],
    ['+36301234567 or +36309999999', 'several-numbers'],
    ['1'.repeat(300), 'too-long'],
    ['sip:1002@pbx.example?Subject=x', 'carries-more'],
  ])('without: %s', (text, problem) => {
    expect(readCopiedNumber(text)).toEqual({ ok: false, problem });
  });
});
