import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../core/result';
import { cleanNumber } from './clean-number';

describe('cleanNumber', () => {
  it.each([
    ['+36 30 123-4567', '+36301234567'],
    ['06 (30) 123.45.67', '06301234567'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['tel:+386-1-234-5678', '+38612345678'],
    ['０６１ ２３４', '061234'],
    ['\u202a+994 12 555 01 23\u202c', '+994125550123'],
    ['*76#', '*76#'],
    [' 1001 ', '1001'],
  ])('reads %s', (text, number) => {
    expect(cleanNumber(text)).toEqual(success(number));
  });

  it.each(['', '   ', '+', '*', 'call me', '12+34', '1'.repeat(33), '+36 30 ABC'])('refuses %j', (text) => {
    expect(cleanNumber(text)).toEqual(failure('not-a-number'));
  });
});
