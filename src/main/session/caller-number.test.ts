import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallerIdentity } from '../../core/calls/caller-identity';
import { createCard } from '../database/own-cards';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

let desk: SessionUnderTest;
let cardId: number;

beforeEach(() => {
  desk = startSession();
  cardId = createCard(desk.database, { name: 'Anna Kiss', agent: '1001', at: desk.now() });
});
afterEach(() => desk.end());

function ring(digit: number, identity: CallerIdentity): string {
  const callId = `11111111-1111-4111-8111-11111111111${digit}`;
  desk.hear({ type: 'incoming', callId, identity, at: desk.now() });
  return callId;
}

const conversation = (callId: string) => desk.state().conversations.find((one) => one.conversationId === callId);

it('a number that was added to the card of an unknown caller is known at the next call', () => {
  const first = ring(1, { number: '06301234567', isWithheld: false });
  desk.session.conversations.linkCard(first, cardId);
  expect(conversation(first)).toMatchObject({ e164: '+36301234567', card: { phones: [] } });
  desk.session.conversations.attachCaller(first);
  expect(conversation(first)?.card?.phones).toEqual([{ label: '', e164: '+36301234567', asGiven: '06 30 123 4567' }]);
  expect(conversation(ring(2, { number: '+36301234567', isWithheld: false }))?.card?.cardId).toBe(cardId);
});

it.each([
  ['withheld', { isWithheld: true }],
  ['of the centre’s own', { number: '1002', isWithheld: false }],
])('a number that is %s goes onto no card', (_what, identity) => {
  const callId = ring(1, identity);
  desk.session.conversations.linkCard(callId, cardId);
  desk.session.conversations.attachCaller(callId);
  expect(conversation(callId)).toMatchObject({ card: { cardId, phones: [] } });
  expect(conversation(callId)?.e164).toBeUndefined();
});
