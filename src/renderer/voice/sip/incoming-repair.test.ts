// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isInSequence, repairIncoming } from './incoming-repair';

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

describe('isInSequence', () => {
  const invite = (cseq: string) => `INVITE sip:1001@x SIP/2.0\r\nVia: SIP/2.0/WS x\r\n${cseq}\r\nContent-Length: 0\r\n\r\n`;

  it.each(['CSeq: 1 INVITE', 'cseq:2147483647 INVITE', 'CSeq : 0009\r\n  INVITE'])('takes %j', (cseq) => {
    expect(isInSequence(invite(cseq))).toBe(true);
  });

  it.each(['CSeq: 8 INFO', 'CSeq: 2147483648 INVITE', 'CSeq: -1 INVITE', 'CSeq: INVITE', 'X-CSeq: 1 INVITE'])('refuses %j', (cseq) => {
    expect(isInSequence(invite(cseq))).toBe(false);
  });

  it('leaves answers and what is no message to JsSIP', () => {
    expect(['SIP/2.0 200 OK\r\nCSeq: 9 INVITE\r\n\r\n', '\r\n\r\n'].map(isInSequence)).toEqual([true, true]);
  });
});
