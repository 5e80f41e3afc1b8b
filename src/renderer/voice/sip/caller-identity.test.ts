// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { type ReadHeader, readCallerIdentity, readChangedIdentity } from './caller-identity';

const names = { queue: 'X-Queue', customerId: 'X-Customer-Id', campaign: 'X-Campaign', reference: 'X-Call-Ref', note: 'X-Call-Note' };

function headers(values: Record<string, string>): ReadHeader {
  return (name) => Object.entries(values).find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

describe('readCallerIdentity', () => {
  it.each<[string, Record<string, string>, object]>([
    [
      'From',
      { From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' },
      { number: '+36305550123', displayName: 'Anna Example', isWithheld: false },
    ],
    ['From without brackets', { From: 'sip:1001@pbx.example;tag=1' }, { number: '1001', isWithheld: false }],
    ['a name without quotes', { From: 'Anna <sip:1001@pbx.example>' }, { number: '1001', displayName: 'Anna', isWithheld: false }],
    [
      'P-Asserted-Identity before From',
      { From: '"Queue" <sip:800@pbx.example>', 'P-Asserted-Identity': '"Bela" <sip:+3612345678@x>, <tel:+3612345678>' },
      { number: '+3612345678', displayName: 'Bela', isWithheld: false },
    ],
    [
      'a tel URI',
      { From: '<sip:800@x>', 'P-Asserted-Identity': '<tel:+3612345678;phone-context=x>' },
      { number: '+3612345678', isWithheld: false },
    ],
    [
      'the centre headers, cut to length',
      { From: '<sip:1@x>', 'X-Queue': 'support', 'X-Customer-Id': 'C'.repeat(100), 'X-Campaign': ' spring ', 'X-Call-Ref': '17.1' },
      { number: '1', isWithheld: false, queue: 'support', customerId: 'C'.repeat(64), campaign: 'spring', reference: '17.1' },
    ],
    ['an anonymous From', { From: '"Anonymous" <sip:anonymous@anonymous.invalid>' }, { isWithheld: true }],
    [
      'Privacy: id',
      { From: '"Anna" <sip:+36305550123@x>', 'P-Asserted-Identity': '<sip:+36305550123@x>', Privacy: 'id' },
      { isWithheld: true },
    ],
    ['Privacy: none', { From: '<sip:+36305550123@x>', Privacy: 'none' }, { number: '+36305550123', isWithheld: false }],
    [
      'an asserted number behind an anonymous From',
      { From: '<sip:anonymous@x>', 'P-Asserted-Identity': '<sip:77@x>' },
      { number: '77', isWithheld: false },
    ],
    ['no From at all', {}, { isWithheld: true }],
    ['no URI in From', { From: '"only a name"' }, { isWithheld: true }],
    ['an address without a user', { From: '<sip:pbx.example>' }, { isWithheld: true }],
    [
      'markup, control characters and direction marks as plain text',
      { From: '"<script>alert(1)</script>\u0007\u202e\\"x\\"" <sip:1@x>' },
      { number: '1', displayName: '<script>alert(1)</script> "x"', isWithheld: false },
    ],
    [
      'a name that holds an address',
      { From: '"Anna <sip:666@evil>" <sip:1@x>' },
      { number: '1', displayName: 'Anna <sip:666@evil>', isWithheld: false },
    ],
    ['a broken escape', { From: '<sip:%zz@x>' }, { number: '%zz', isWithheld: false }],
    [
      'half an emoji at the cut',
      { From: `"${'a'.repeat(127)}😀" <sip:1@x>` },
      { number: '1', displayName: 'a'.repeat(127), isWithheld: false },
    ],
  ])('reads %s', (_what, values, identity) => {
    expect(readCallerIdentity(headers(values), names)).toEqual(identity);
  });

  it("reads the centre's headers by the names it has given them", () => {
    const values = { From: '<sip:1@x>', 'X-Skill': 'support', 'X-Queue': 'sales', 'P-Customer': 'C-1', 'X-Customer-Id': 'C-2' };
    expect(readCallerIdentity(headers(values), { ...names, queue: 'X-Skill', customerId: 'P-Customer' })).toEqual({
      number: '1',
      isWithheld: false,
      queue: 'support',
      customerId: 'C-1',
    });
  });
});

describe('readChangedIdentity', () => {
  const before = { number: '1', displayName: 'Anna', isWithheld: false, queue: 'support', reference: '17.1' };

  it('keeps the queue and takes the new party whole', () => {
    expect(readChangedIdentity(headers({ 'P-Asserted-Identity': '<sip:2@x>' }), names, before)).toEqual({
      number: '2',
      isWithheld: false,
      queue: 'support',
      reference: '17.1',
    });
  });

  it('says nothing where nothing is asserted or all is the same', () => {
    expect(readChangedIdentity(headers({ From: '<sip:2@x>' }), names, before)).toBeNull();
    expect(readChangedIdentity(headers({ 'P-Asserted-Identity': '"Anna" <sip:1@x>' }), names, before)).toBeNull();
  });
});
