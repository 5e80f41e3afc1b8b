import { sipMessage } from './rude-pbx';

const phone = 'sip:1001@pbx.example';
const invite = `INVITE ${phone} SIP/2.0`;

/** Messages of the kinds that RFC 4475 warns of, and things that are no messages at all. */
export const torture: Readonly<Record<string, string | Buffer>> = {
  nothing: '',
  'blank lines': '\r\n\r\n\r\n\r\n',
  'half a start line': 'INVITE sip:10',
  'no SIP at all': 'GET / HTTP/1.1\r\nHost: pbx.example\r\n\r\n',
  'bytes of no text': Buffer.alloc(70_000, 0xfe),
  'no headers': `${invite}\r\n\r\n`,
  'another version': sipMessage(`OPTIONS ${phone} SIP/7.0`),
  'a strange method': sipMessage(`!interesting-Method0123456789_*+\`.%indeed'~ ${phone} SIP/2.0`),
  'blanks in the start line': sipMessage(`INVITE  ${phone}  SIP/2.0 `),
  'an address of no known kind': sipMessage('OPTIONS soap.beep://192.0.2.103:3002 SIP/2.0'),
  'an address in angle brackets': sipMessage(`INVITE <${phone}> SIP/2.0`),
  'a NUL in the address': sipMessage(`OPTIONS sip:10%0001\u0000@pbx.example SIP/2.0`),
  'a quote that does not end': sipMessage(invite, { From: '"Anna <sip:anna@pbx.example>;tag=1' }),
  'no From': sipMessage(invite, { From: '' }),
  'no Call-ID': sipMessage(invite, { 'Call-ID': '' }),
  'a Via of nothing but signs': sipMessage(invite, { Via: ';;,;,,;;branch' }),
  'a number that is too large': sipMessage(invite, { CSeq: '36893488147419103232 INVITE' }),
  'a sequence of another method': sipMessage(invite, { CSeq: '8 INFO' }),
  'a negative length': sipMessage(invite, { 'Content-Length': '-999' }, 'v=0\r\n'),
  'a length beyond the message': sipMessage(invite, { 'Content-Length': '9999' }, 'v=0\r\n'),
  'two lengths': sipMessage(invite, { 'content-length': '5', l: '7' }, 'v=0\r\n'),
  'folded and spaced headers': sipMessage(`OPTIONS ${phone} SIP/2.0`, { Subject: 'long\r\n\t lines\r\n  of text', 'X-Blank  ': '' }),
  'a header of 300 KB': sipMessage(`OPTIONS ${phone} SIP/2.0`, { 'X-Long': 'x'.repeat(300_000) }),
  'ten thousand headers': sipMessage(
    `OPTIONS ${phone} SIP/2.0`,
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`X-${index}`, '1'])),
  ),
  'a request to end what never was': sipMessage(`BYE ${phone} SIP/2.0`, { To: `<${phone}>;tag=none` }),
  'an ACK of nothing': sipMessage(`ACK ${phone} SIP/2.0`),
  'a CANCEL of nothing': sipMessage(`CANCEL ${phone} SIP/2.0`),
  'a transfer out of nowhere': sipMessage(`REFER ${phone} SIP/2.0`, { 'Refer-To': '<sip:1@evil.example?Replaces=%00>' }),
  'news that nobody asked for': sipMessage(
    `NOTIFY ${phone} SIP/2.0`,
    { Event: 'dialog', 'Subscription-State': 'active', 'Content-Type': 'application/dialog-info+xml' },
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;&b;">]><dialog-info><dialog',
  ),
  'a status that is too large': 'SIP/2.0 4294967301 better not break the receiver\r\n\r\n',
  'an answer to nothing': sipMessage('SIP/2.0 200 OK', { CSeq: '9 INVITE' }),
  'a challenge to nothing': sipMessage('SIP/2.0 401 Unauthorized', { 'WWW-Authenticate': 'Digest realm=' }),
};
