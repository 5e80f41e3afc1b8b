import { failure, type Result, success } from '../../../core/result';

/**
 * Turns what someone typed or pasted into what can be dialled: digits, `*`, `#` and a leading `+`. Spaces, brackets and
 * the signs people write between digits are dropped, and the `(0)` of `+44 (0)20`, which is not dialled.
 */
export function cleanNumber(text: string): Result<string, 'not-a-number'> {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^(\+[^(]*)\(0\)/, '$1')
    .replace(/[\s().\-/\u2010-\u2015\u200e\u200f\u202a-\u202e]/g, '');
  return /^\+?[0-9*#]{1,32}$/.test(plain) && /[0-9]/.test(plain) ? success(plain) : failure('not-a-number');
}
