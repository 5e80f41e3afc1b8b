import { describe, expect, it } from 'vitest';
import { call } from '../testing/calls';
import { keyTarget } from './key-target';

describe('the call that a key means', () => {
  const talking = call('talking', 'talking');
  const held = call('held', 'held');
  const other = call('other', 'held');
  const ringing = call('ringing', 'ringing');

  it('answers what rings', () => {
    expect(keyTarget('answer', [talking, ringing], 'talking')).toBe(ringing);
    expect(keyTarget('answer', [talking], 'talking')).toBeUndefined();
  });

  it('hangs up what is spoken before it rejects what rings', () => {
    expect(keyTarget('hang-up', [ringing, talking], 'talking')).toBe(talking);
    expect(keyTarget('hang-up', [ringing], 'ringing')).toBe(ringing);
  });

  it('rejects what rings, also while another call is spoken', () => {
    expect(keyTarget('reject', [ringing, talking], 'talking')).toBe(ringing);
    expect(keyTarget('reject', [talking], 'talking')).toBeUndefined();
  });

  it('resumes the held call on the screen', () => {
    expect(keyTarget('hold', [held, other], 'other')).toBe(other);
    expect(keyTarget('hold', [held, other, talking], 'other')).toBe(talking);
  });

  it('mutes only what is spoken', () => {
    expect(keyTarget('mute', [held, ringing], 'held')).toBeUndefined();
  });
});
