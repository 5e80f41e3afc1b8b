import { describe, expect, it } from 'vitest';
import { asksForAnswer } from './answer-mark';

describe('an INVITE', () => {
  it.each([
    ['Answer-Mode', 'Auto;require'],
    ['Call-Info', '<sip:pbx.example>;answer-after=0'],
    ['Call-Info', '<sip:127.0.0.1>; Answer-After = 0'],
    ['Alert-Info', '<http://pbx.example>;info=alert-autoanswer;delay=0'],
    ['Alert-Info', 'info="Auto Answer"'],
    ['Alert-Info', 'Ring Answer'],
  ])('asks to be answered at once by %s: %s', (name, value) => {
    expect(asksForAnswer((asked) => (asked === name ? value : undefined))).toBe(true);
  });

  it.each([
    ['Answer-Mode', 'Manual'],
    ['Call-Info', '<https://pbx.example/photo.png>;purpose=icon'],
    ['Alert-Info', '<http://pbx.example/bell.wav>'],
    ['Subject', 'answer-after=0'],
  ])('does not by %s: %s', (name, value) => {
    expect(asksForAnswer((asked) => (asked === name ? value : undefined))).toBe(false);
  });
});
