import { describe, expect, it } from 'vitest';
import { isFaulty } from './message-faults';

const lines = ['INFO sip:1@x SIP/2.0', 'CSeq: 2 INFO', 'f: <sip:2@x>', 'Content-Length: 4', '', 'őo'];
const message = (...more: string[]): string => [...lines.slice(0, 4), ...more, ...lines.slice(4)].join('\r\n').replace('őo', 'őo!');

describe('a message', () => {
  it('passes with a length in bytes, folded and short headers', () => {
    expect(isFaulty(message('Subject: a\r\n b', 'm : *'), 'INFO')).toBe(false);
  });

  it.each([
    ['is of another version', message().replace('SIP/2.0', 'SIP/3.0')],
    ['has a header twice, in two forms', message('From: <sip:3@x>')],
    ['has two lengths', message('l: 4')],
    ['has a sequence of another method', message().replace('2 INFO', '2 BYE')],
    ['has a sequence beyond 2^31', message().replace('2 INFO', '2147483648 INFO')],
    ['has no sequence', message().replace('CSeq: 2 INFO\r\n', '')],
    ['may be forwarded too often', message('Max-Forwards: 256')],
    ['ends before its length', message().replace('Length: 4', 'Length: 5')],
    ['has a negative length', message().replace('Length: 4', 'Length: -4')],
  ])('is refused that %s', (_what, text) => {
    expect(isFaulty(text, 'INFO')).toBe(true);
  });

  it('of a response may be of any method', () => {
    expect(isFaulty(message().replace('INFO sip:1@x SIP/2.0', 'SIP/2.0 200 OK'), undefined)).toBe(false);
  });
});
