// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { repairIncoming } from './incoming-repair';

const message = (line: string): string => `INVITE sip:x SIP/2.0\r\n${line}\r\nCall-ID: 1\r\n\r\nFrom: "body <sip:x>`;

describe('repairIncoming', () => {
  it.each([
    'From: "Anna" <sip:1@x>;tag=1',
    'From: Anna Example <sip:1@x>;tag=1',
    'From: "Anna \\"x\\" \\\\" <sip:1@x>',
    'From: sip:1@x;tag=1',
    'From: "Анна" <sip:1@x>',
    'From: <sip:1@x>',
  ])('leaves %s', (line) => {
    expect(repairIncoming(message(line))).toBe(message(line));
  });

  it.each([
    ['From: "Anna "x" <sip:1@x>;tag=1', 'From: "Anna \\"x" <sip:1@x>;tag=1'],
    ['f: Anna (mobile) <sip:1@x>;tag=1', 'f: "Anna (mobile)" <sip:1@x>;tag=1'],
    ['From: Анна <sip:1@x>', 'From: "Анна" <sip:1@x>'],
    ['From: "a\u0000b\tc" <sip:1@x>', 'From: "a b c" <sip:1@x>'],
    ['To: "unclosed <sip:1@x>', 'To: "unclosed" <sip:1@x>'],
    ['From: "Anna <sip:2@y>" <b> <sip:1@x>', 'From: "Anna <sip:2@y>\\" <b>" <sip:1@x>'],
  ])('mends %s', (line, mended) => {
    expect(repairIncoming(message(line))).toBe(message(mended));
  });

  it('leaves the challenge in MD5 where there are several', () => {
    const sha = 'WWW-Authenticate: Digest realm="x", nonce="1", algorithm=SHA-256';
    const md5 = 'WWW-Authenticate: Digest realm="x", nonce="2", algorithm=MD5';
    expect(repairIncoming(message(`${sha}\r\n${md5}`))).toBe(message(md5));
    expect(repairIncoming(message(sha))).toBe(message(sha));
  });

  it('does not touch what is no message', () => {
    expect(repairIncoming('\r\n\r\n')).toBe('\r\n\r\n');
    expect(repairIncoming('x')).toBe('x');
  });
});
