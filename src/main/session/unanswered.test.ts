import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formSchema } from '../../core/forms/form';
import { readDrafts } from '../database/drafts';
import { faultScript } from './testing/fault-script';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

const callId = '11111111-1111-4111-8111-111111111111';
const form = formSchema.parse({
  formId: 'general',
  title: 'General',
  schema: {
    type: 'object',
    required: ['agreed'],
    properties: {
      topic: { type: 'string' },
      language: { type: 'string', default: 'hu' },
      agreed: { type: 'string' },
      note: { type: 'string' },
    },
  },
});
const content = { scripts: new Map([['general', faultScript('general')]]), forms: new Map([['general', form]]) };

let desk: SessionUnderTest;
beforeEach(() => start());
afterEach(() => desk.end());

function start(folder?: string): void {
  desk = startSession({ calls: { unreached: 'nothing' } }, { content, ...(folder !== undefined && { folder }) });
  desk.becomeReady();
}

function ring(): void {
  desk.hear({ type: 'incoming', callId, identity: { number: '+36301234567', isWithheld: false }, at: desk.now() });
}

function giveUp(): void {
  desk.pass(3000);
  desk.hear({ type: 'ended', callId, cause: 'caller-gave-up', at: desk.now() });
  desk.pass(500);
}

const conversations = () => desk.session.conversations;
const missed = { conversationId: callId, isCallOver: true, notReached: 'missed', form: { values: { note: 'angry about the bill' } } };
const nothing = { conversations: [], notices: [] };

describe('a caller who gives up', () => {
  beforeEach(ring);

  it('leaves what was typed meanwhile, in a form that asks for nothing and holds up nobody', () => {
    conversations().saveDraft(callId, { note: 'angry about the bill', language: 'hu' });
    giveUp();
    expect(desk.state()).toMatchObject({ conversations: [missed], agent: { state: { kind: 'ready' } } });
    start(desk.stop());
    expect(desk.state().conversations).toMatchObject([missed]);
    expect(desk.session.finishForm(callId, { note: 'angry about the bill' })).toEqual({ ok: true });
    start(desk.stop());
    expect(desk.state()).toMatchObject(nothing);
  });

  it('leaves nothing of a card and of what only script and form have filled in, not at the next start either', () => {
    conversations().answerScript(callId, 'red');
    conversations().createCard(callId, 'Anna Kiss');
    conversations().saveDraft(callId, { topic: 'line', language: 'hu', note: ' ' });
    expect(readDrafts(desk.database)).toHaveLength(1);
    giveUp();
    expect(desk.state()).toMatchObject(nothing);
    start(desk.stop());
    expect(desk.state()).toMatchObject(nothing);
  });

  it.each([
    [{ note: 'angry about the bill' }, [missed]],
    [{ language: 'hu' }, []],
  ])('is told from one who was spoken to when the program dies while it rings: %o', (values, left) => {
    conversations().saveDraft(callId, values);
    start(desk.stop());
    expect(desk.state().conversations).toMatchObject(left);
    expect(readDrafts(desk.database)).toHaveLength(left.length);
  });
});

it('leaves nothing of a dialled call that nobody took, whose script was answered, where policy wants nothing', () => {
  const dialled = desk.dial('06 30 123 4567');
  conversations().answerScript(dialled, 'red');
  desk.pass(8000);
  desk.hear({ type: 'ended', callId: dialled, cause: 'busy', at: desk.now() });
  expect(desk.state().conversations).toEqual([]);
  start(desk.stop());
  expect(desk.state()).toMatchObject(nothing);
});

it('keeps what was typed while a call was dialled that was taken back at once', () => {
  const dialled = desk.dial('06 30 123 4567');
  conversations().saveDraft(dialled, { note: 'call on Monday' });
  desk.hear({ type: 'ended', callId: dialled, cause: 'hung-up-here', at: desk.now() });
  expect(desk.state().conversations).toMatchObject([{ conversationId: dialled, isCallOver: true, notReached: 'no-reply' }]);
});
