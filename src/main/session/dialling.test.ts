import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FormValues } from '../../core/forms/form';
import { type SessionUnderTest, startSession } from './testing/session-under-test';

let desk: SessionUnderTest;
beforeEach(() => {
  desk = startSession();
  desk.becomeReady();
});
afterEach(() => desk.end());

describe('a number that is dialled again', () => {
  it('is not dialled a second time while the first call to it is on', () => {
    const callId = desk.dial('06 30 123 4567');
    desk.hear({ type: 'talking', callId, at: desk.now() });
    expect(desk.session.dialling.dial('+36301234567')).toEqual({ ok: false, problem: { kind: 'in-call', callId } });
    expect(desk.session.dialling.dial('+36301234567', { intent: 'anyhow' }).ok).toBe(true);
    expect(desk.sent.filter(({ type }) => type === 'dial')).toHaveLength(2);
  });

  it('is asked about for half a minute, unless a repetition is what is meant', () => {
    const dialledAt = desk.now();
    const callId = desk.dial('06 30 123 4567');
    desk.pass(1000);
    desk.hear({ type: 'ended', callId, cause: 'busy', at: desk.now() });
    expect(desk.session.dialling.dial('0630 1234567')).toEqual({ ok: false, problem: { kind: 'just-dialled', dialledAt } });
    expect(desk.session.dialling.dial('0630 1234567', { intent: 'repeat' }).ok).toBe(true);
  });

  it('is dialled as ever when the time is over', () => {
    const callId = desk.dial('06 30 123 4567');
    desk.hear({ type: 'ended', callId, cause: 'busy', at: desk.now() });
    desk.pass(30_000);
    expect(desk.session.dialling.dial('06 30 123 4567').ok).toBe(true);
  });
});

describe('a dialled call that nobody takes', () => {
  const attempts = () =>
    desk.database.prepare(`SELECT json_extract(payload, '$.notReached') AS outcome FROM facts WHERE type = 'interaction'`).all();

  function dialInVain(changes: { readonly values?: FormValues; readonly queueId?: string } = {}): string {
    const callId = desk.dial('06 30 123 4567', changes);
    if (changes.values) desk.session.conversations.saveDraft(callId, changes.values);
    desk.pass(8000);
    desk.hear({ type: 'ended', callId, cause: 'busy', at: desk.now() });
    return callId;
  }

  it('leaves a record of its outcome, and the agent where they were', () => {
    dialInVain();
    expect(attempts()).toEqual([{ outcome: 'busy' }]);
    expect(desk.state()).toMatchObject({ conversations: [], agent: { state: { kind: 'ready' } }, today: { calls: 0, handleMs: 0 } });
  });

  it('keeps what was typed meanwhile, in a form that asks for nothing and holds up nobody', () => {
    const callId = dialInVain({ values: { note: 'call on Monday' } });
    expect(desk.state()).toMatchObject({
      conversations: [{ conversationId: callId, isCallOver: true, notReached: 'busy', form: { values: { note: 'call on Monday' } } }],
      agent: { state: { kind: 'ready' } },
    });
    expect(attempts()).toEqual([]);
    expect(desk.session.finishForm(callId, { note: 'call on Monday' })).toEqual({ ok: true });
    expect(attempts()).toEqual([{ outcome: 'busy' }]);
  });

  it('leaves a form where its queue asks for one, and nothing where policy wants nothing', () => {
    desk.end();
    desk = startSession({ queues: [{ id: 'support', name: 'Support', unreached: 'form' }], calls: { unreached: 'nothing' } });
    desk.becomeReady();
    dialInVain();
    expect([desk.state().conversations, attempts()]).toEqual([[], []]);
    desk.pass(60_000);
    const callId = dialInVain({ queueId: 'support' });
    expect(desk.state().conversations).toMatchObject([{ conversationId: callId, queueId: 'support', notReached: 'busy' }]);
    expect(desk.state().recent[0]).toMatchObject({ queueId: 'support', cause: 'busy' });
  });

  it('and never got through to anybody leaves nothing but the notice', () => {
    const callId = desk.dial('06 30 123 4567');
    desk.hear({ type: 'ended', callId, cause: 'line-lost', at: desk.now() });
    expect([desk.state().conversations, attempts()]).toEqual([[], []]);
  });
});

describe('a number from another program', () => {
  it('waits for the dial field until it is taken, and is not called', () => {
    desk.session.dialling.handNumber({ ok: true, value: { target: '+36301234567', extension: '12' } });
    const handed = desk.state().outsideNumber;
    expect(handed?.number).toEqual({ ok: true, value: { target: '+36301234567', extension: '12', isToBeDialled: false } });
    desk.session.dialling.takeOutsideNumber('another');
    expect(desk.state().outsideNumber).toBe(handed);
    desk.session.dialling.takeOutsideNumber(handed?.handedId ?? '');
    expect(desk.state().outsideNumber).toBeNull();
    expect(desk.sent.filter(({ type }) => type === 'dial')).toEqual([]);
  });

  it.each([
    [{ target: '1002' }, true],
    [{ target: '*21*1002#' }, false],
    [{ target: '1002', extension: '12' }, false],
  ])('is called at once where policy wants that, a service code never: %o', (value, isToBeDialled) => {
    desk.end();
    desk = startSession({ calls: { dialsFromOutside: true } });
    desk.session.dialling.handNumber({ ok: true, value });
    expect(desk.state().outsideNumber?.number).toMatchObject({ value: { isToBeDialled } });
  });
});
