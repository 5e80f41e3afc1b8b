import { expect, it } from 'vitest';
import { type Evidence, judgeReadiness } from './readiness';
import { failedPart } from './readiness-part';

const registered = { kind: 'registered', since: 1000, server: 'wss://pbx.example/ws' } as const;
const well: Evidence = {
  line: registered,
  microphone: 'open',
  registered: { at: 1000, ageMs: 90_000 },
  answered: { at: 90_000, ageMs: 2000, roundTripMs: 8 },
  sampled: { at: 91_000, ageMs: 1000 },
  isMicrophoneStill: false,
};
const judge = (changes: Partial<Evidence>) => judgeReadiness({ ...well, ...changes });
const statesOf = (changes: Partial<Evidence>) => Object.values(judge(changes)).map(({ state }) => state);

it('holds when all four are proven, and says when they last were', () => {
  expect(judge({})).toEqual({
    socket: { state: 'proven', provenAt: 90_000 },
    server: { state: 'proven', provenAt: 90_000, roundTripMs: 8 },
    registration: { state: 'proven', provenAt: 1000 },
    microphone: { state: 'proven', provenAt: 91_000 },
  });
  expect(failedPart(judge({}))).toBeUndefined();
});

it.each<[string, Partial<Evidence>, string]>([
  ['a server that answered too long ago', { answered: { at: 1, ageMs: 15_001 } }, 'server'],
  ['a server that has never answered', { answered: undefined }, 'server'],
  ['a lost socket', { line: { kind: 'down', since: 1, problem: 'unreachable' } }, 'socket'],
  ['a refused password', { line: { kind: 'down', since: 1, problem: 'wrong-credentials' } }, 'registration'],
  ['no microphone', { microphone: 'missing' }, 'microphone'],
  ['a microphone without samples', { isMicrophoneStill: true }, 'microphone'],
  ['a microphone nobody has heard of for a while', { sampled: { at: 1, ageMs: 15_001 } }, 'microphone'],
])('fails for %s', (_name, changes, part) => {
  expect(failedPart(judge(changes))).toBe(part);
});

it.each<[string, Partial<Evidence>, string[]]>([
  ['still connecting', { line: { kind: 'connecting', since: 1 } }, ['open', 'open', 'open', 'proven']],
  ['signed out while not ready', { line: { kind: 'off' } }, ['open', 'open', 'open', 'proven']],
  ['a microphone that has just been opened', { sampled: undefined }, ['proven', 'proven', 'proven', 'open']],
  ['a microphone that opens at the answer', { microphone: 'closed', sampled: undefined }, ['proven', 'proven', 'proven', 'proven']],
  ['wished silence', { microphone: 'silent', isMicrophoneStill: true }, ['proven', 'proven', 'proven', 'proven']],
])('takes nobody out of rotation for %s', (_name, changes, states) => {
  expect(statesOf(changes)).toEqual(states);
  expect(failedPart(judge(changes))).toBeUndefined();
});
