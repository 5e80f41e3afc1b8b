// @vitest-environment node
import { expect, it } from 'vitest';
import { keepLoopback } from './loopback';

it('leaves no candidate that leads away from this computer', () => {
  const offer = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=candidate:1 1 udp 2122260223 192.168.1.20 50000 typ host generation 0',
    'a=candidate:2 1 udp 2122194687 127.0.0.1 50001 typ host generation 0',
    'a=candidate:3 1 udp 2122194687 1271.example 50002 typ host generation 0',
    'a=candidate:4 1 udp 2122194687 5b1f3c8e-0c2a-4c6f-9d2e-8f5d8a0b7c11.local 50003 typ host generation 0',
    'a=candidate:5 1 tcp 1518280447 ::1 9 typ host tcptype active',
    'a=ice-ufrag:x1y2',
    '',
  ].join('\r\n');
  expect(keepLoopback(offer)).toBe(
    [
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=candidate:2 1 udp 2122194687 127.0.0.1 50001 typ host generation 0',
      'a=candidate:5 1 tcp 1518280447 ::1 9 typ host tcptype active',
      'a=ice-ufrag:x1y2',
      '',
    ].join('\r\n'),
  );
});
