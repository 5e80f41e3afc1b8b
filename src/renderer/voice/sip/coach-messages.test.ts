import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeWebRtc, type LineUnderTest, startRegistered } from './testing/line-under-test';

let line: LineUnderTest;
beforeEach(async () => {
  fakeWebRtc();
  line = await startRegistered();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const told = () => line.toldOf('coach', 'fault');
const answers = () => line.pbx.responses('MESSAGE');

it('the PBX tells of a coach, whose name may be written in any script', async () => {
  line.pbx.message('listening Олена Лідер');
  line.pbx.message('joined', { from: '"PBX" <sip:coach@127.0.0.1:5060>' });
  line.pbx.message('left', { lines: ['Content-Type: TEXT/PLAIN'] });
  await line.pass();
  expect(told()).toEqual([
    ['coach', { mode: 'listening', name: 'Олена Лідер' }],
    ['coach', { mode: 'joined' }],
    ['coach', { mode: 'left' }],
  ]);
  expect(answers()).toEqual([200, 200, 200]);
});

it('nobody else does', async () => {
  for (const from of ['<sip:1002@pbx.example>', '<sip:pbx.example>', '"coach" <sip:Coach@pbx.example>', '<sip:coach%20@pbx.example>'])
    line.pbx.message('listening Mallory', { from });
  line.pbx.message('listening Mallory', { to: ';tag=none' });
  await line.pass();
  expect([told(), answers()]).toEqual([[], [403, 403, 403, 403, 403]]);
});

it('what cannot be read is refused and comes to nothing', async () => {
  for (const body of ['', 'hello', '\u0000\u0001', 'pause lunch', `${'x'.repeat(60_000)} Anna`]) line.pbx.message(body);
  line.pbx.message('<mode>joined</mode>', { lines: ['Content-Type: application/xml'] });
  line.pbx.message('joined Anna', { lines: ['Content-Type: text/plainer'] });
  await line.pass();
  expect([told(), answers()]).toEqual([[], [400, 400, 400, 400, 400, 415, 415]]);
});

it('what is sent is no news', async () => {
  line.line.sendMessage('agent', 'joined Anna', () => {});
  await line.pass();
  expect(told()).toEqual([]);
});

it('a sender whose address is none of SIP harms nothing', async () => {
  line.pbx.message('joined Mallory', { from: '<tel:+36301234567>' });
  line.pbx.message('joined Mallory', { from: 'nonsense <' });
  await line.pass();
  expect(line.toldOf('coach')).toEqual([]);
  line.pbx.message('joined Anna');
  await line.pass();
  expect(line.toldOf('coach')).toEqual([['coach', { mode: 'joined', name: 'Anna' }]]);
});
