import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formSchema } from '../../core/forms/form';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { createCard } from '../database/own-cards';
import { faultScript } from './testing/fault-script';
import { type SessionSurroundings, type SessionUnderTest, startSession } from './testing/session-under-test';

const form = formSchema.parse({
  formId: 'fault',
  title: 'Fault',
  schema: { type: 'object', required: ['topic'], properties: { topic: { type: 'string' }, note: { type: 'string' } } },
  history: { topic: 'topic' },
});
const content = { scripts: new Map([['fault', faultScript('fault')]]), forms: new Map([['fault', form]]) };
const usual = {
  queues: [{ id: 'support', name: 'Support', scriptId: 'fault', formId: 'fault', wrapUp: { lengthS: 60 } }],
  presence: { driver: 'message' },
  directory: [{ name: 'Second line', number: '1002' }],
};
const hint = 'support-pause-1001';
const callId = '11111111-1111-4111-8111-111111111111';
const identity = { number: '+36301234567', isWithheld: false, queue: 'support' };

let desk: SessionUnderTest;

function start(settings: Readonly<Record<string, unknown>> = {}, surroundings: SessionSurroundings = {}): void {
  desk = startSession({ ...usual, ...settings }, { content, ...surroundings });
}

const hear = (...events: PhoneEvent[]): void => desk.hear(...events);
const state = () => desk.state();
const kinds = () => state().notices.map((notice) => notice.kind);

function becomeReady(): void {
  desk.becomeReady();
  hear({ type: 'hint', target: hint, on: false, at: desk.now() });
}

function ring(): void {
  hear({ type: 'incoming', callId, identity, at: desk.now() });
}

function talk(): void {
  ring();
  desk.pass(2000);
  hear({ type: 'answering', callId, at: desk.now() }, { type: 'talking', callId, at: desk.now() });
}

/** The voice process dies in a call that the PBX can bring back. */
function loseVoiceInTalk(): void {
  desk.end();
  start({ recovery: { rejoinPrefix: '*90' } });
  becomeReady();
  hear({ type: 'incoming', callId, identity: { ...identity, reference: '17.12' }, at: desk.now() });
  hear({ type: 'talking', callId, at: desk.now() });
  desk.session.loseVoice();
}

beforeEach(() => start());
afterEach(() => desk.end());

it('connects when the voice process has started, and tells the queues only over a registered line', () => {
  hear({ type: 'started' });
  expect(desk.sent.map((command) => command.type)).toEqual(['set-devices', 'watch-hint', 'connect']);
  hear({ type: 'line', line: { kind: 'registered', since: desk.now(), server: 'wss://pbx.example/ws' } });
  expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'pause signed-in' });
  desk.session.setReady();
  expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'ready' });
  expect(state().agent).toEqual({ state: { kind: 'ready', since: desk.now() }, confirmed: 'unknown' });
  hear({ type: 'hint', target: hint, on: false, at: desk.now() });
  expect(state().agent.confirmed).toBe('available');
});

it('tells the queues of another server as well, to which the line went without being lost', () => {
  becomeReady();
  desk.sent.length = 0;
  hear({ type: 'line', line: { kind: 'connecting', since: desk.now() } });
  hear({ type: 'line', line: { kind: 'registered', since: desk.now(), server: 'wss://other.example/ws' } });
  expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'ready' });
  desk.sent.length = 0;
  hear({ type: 'line', line: { kind: 'registered', since: desk.now() + 290_000, server: 'wss://other.example/ws' } });
  expect(desk.sent).toEqual([]);
});

it('lets a new account prove itself before it is signed out, and takes resting for a line that is up', () => {
  desk.end();
  start({ presence: { driver: 'unregister' } });
  hear({ type: 'started' }, { type: 'line', line: { kind: 'off' } });
  expect(desk.sent.some(({ type }) => type === 'set-registered')).toBe(false);
  hear({ type: 'line', line: { kind: 'registered', since: desk.now(), server: 'wss://pbx.example/ws' } });
  expect(desk.sent.at(-1)).toEqual({ type: 'set-registered', registered: false });
  hear({ type: 'line', line: { kind: 'off', server: 'wss://pbx.example/ws' } });
  desk.session.setReady();
  expect(desk.sent.at(-1)).toEqual({ type: 'set-registered', registered: true });
  expect(state().agent.state.kind).toBe('ready');
});

describe('a queue call', () => {
  beforeEach(becomeReady);

  it('rings with the card, in the popup and on the desk', () => {
    const cardId = createCard(desk.database, {
      name: 'Anna Kiss',
      phone: { e164: '+36301234567', asGiven: '06 30 123 4567' },
      agent: '1001',
      at: desk.now(),
    });
    ring();
    expect(desk.popups).toEqual([
      {
        callId,
        name: 'Anna Kiss',
        displayNumber: '06 30 123 4567',
        queueName: 'Support',
        isVip: false,
        isWithheld: false,
        ringingSince: desk.now(),
        isPractice: false,
        hasHighContrast: false,
        keys: { answer: 'F2', reject: 'Shift+F4' },
        language: 'en',
      },
    ]);
    expect(state().conversations[0]).toMatchObject({ conversationId: callId, card: { cardId, name: 'Anna Kiss' }, candidates: [] });
    expect(state().agent.state.kind).toBe('ringing');
  });

  it('offers the choice when several customers share the number', () => {
    for (const name of ['Anna Kiss', 'Béla Kiss'])
      createCard(desk.database, { name, phone: { e164: '+36301234567', asGiven: '' }, agent: '1001', at: desk.now() });
    ring();
    const [conversation] = state().conversations;
    expect(conversation?.card).toBeUndefined();
    expect(conversation?.candidates.map((candidate) => candidate.name).toSorted()).toEqual(['Anna Kiss', 'Béla Kiss']);
  });

  it('is talked, wrapped up, and on record with its script and form', () => {
    const cardId = createCard(desk.database, {
      name: 'Anna Kiss',
      phone: { e164: '+36301234567', asGiven: '' },
      agent: '1001',
      at: desk.now(),
    });
    talk();
    expect(desk.popups.at(-1)).toBeNull();
    desk.session.conversations.answerScript(callId, 'red');
    expect(state().conversations[0]?.form?.values).toEqual({ topic: 'line' });
    expect(desk.session.finishForm(callId, { topic: 'line' })).toEqual({ ok: false, problem: 'call-running' });
    desk.pass(60_000);
    hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
    expect(state().agent.state).toMatchObject({ kind: 'wrap-up', callId, endsAt: desk.now() + 60_000 });
    expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'pause wrap-up' });
    expect(desk.session.finishForm(callId, { note: 'x' })).toMatchObject({ ok: false, problem: [{ field: 'topic', kind: 'required' }] });
    expect(desk.session.finishForm(callId, { topic: 'line', note: 'mended' }).ok).toBe(true);
    expect(state()).toMatchObject({ conversations: [], agent: { state: { kind: 'ready' } }, today: { calls: 1 } });
    ring();
    expect(state().conversations[0]?.card).toMatchObject({
      cardId,
      lastInteractions: [{ topic: 'line', talkMs: 60_000 }],
      repeat: { contacts: 1, lastTopic: 'line' },
    });
  });

  it('is called to mind when it has been on hold for long', () => {
    talk();
    hear({ type: 'held', callId, on: true, at: desk.now() });
    expect(state().agent.state.kind).toBe('hold');
    desk.pass(60_000);
    expect(kinds()).toEqual(['hold-reminder']);
    hear({ type: 'held', callId, on: false, at: desk.now() });
    desk.pass(120_000);
    expect(kinds()).toEqual([]);
  });

  it('is not sent to an agent whose microphone gives no sound', () => {
    hear({ type: 'microphone', state: 'open' });
    hear({ type: 'proof', proof: { of: 'microphone', at: desk.now(), isDelivering: false } });
    expect(state().agent.state).toMatchObject({ kind: 'not-ready', reasonId: 'microphone-silent' });
    expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'pause microphone-silent' });
    hear({ type: 'proof', proof: { of: 'microphone', at: desk.now(), isDelivering: true } });
    expect(state().agent.state.kind).toBe('ready');
    expect(desk.sent.at(-1)).toMatchObject({ type: 'send-message', body: 'ready' });
  });

  it('tells by ear of a long hold, of wrap-up time nearly over, and of a line that goes and comes', () => {
    const heard = () => desk.sent.flatMap((command) => (command.type === 'play-cue' ? [command.cue] : []));
    talk();
    hear({ type: 'held', callId, on: true, at: desk.now() });
    desk.pass(60_000);
    hear({ type: 'ended', callId, cause: 'hung-up-here', at: desk.now() });
    desk.pass(49_999);
    expect(heard()).toEqual(['held-call']);
    desk.pass(1);
    desk.session.extendWrapUp();
    desk.pass(30_000);
    expect(heard()).toEqual(['held-call', 'wrap-up-ending', 'wrap-up-ending']);
    hear({ type: 'line', line: { kind: 'down', since: desk.now(), problem: 'unreachable' } });
    hear({ type: 'line', line: { kind: 'connecting', since: desk.now() } });
    hear({ type: 'line', line: { kind: 'down', since: desk.now(), problem: 'unreachable' } });
    hear({ type: 'line', line: { kind: 'registered', since: desk.now(), server: 'wss://pbx.example/ws' } });
    expect(heard().slice(3)).toEqual(['line-lost', 'line-back']);
    hear({ type: 'line', line: { kind: 'off', server: 'wss://pbx.example/ws' } }); // at rest, as asked
    expect(heard().slice(5)).toEqual([]);
    hear({ type: 'line', line: { kind: 'down', since: desk.now(), problem: 'unreachable' } });
    hear({ type: 'line', line: { kind: 'off', server: 'wss://pbx.example/ws' } });
    expect(heard().slice(5)).toEqual(['line-lost', 'line-back']);
  });

  it('is saved as it stands when wrap-up time runs out, and that is said', () => {
    talk();
    hear({ type: 'ended', callId, cause: 'hung-up-here', at: desk.now() });
    desk.session.conversations.saveDraft(callId, { note: 'half' });
    desk.pass(60_001);
    expect(state().conversations).toEqual([]);
    expect(kinds()).toEqual(['form-saved-by-time']);
    expect(state().agent.state.kind).toBe('ready');
  });

  it('stays open when it cannot be saved at the end of its time, and keeps the time it took', () => {
    talk();
    hear({ type: 'ended', callId, cause: 'hung-up-here', at: desk.now() });
    desk.database.pragma('query_only = ON');
    desk.pass(60_001);
    expect(state().conversations).toHaveLength(1);
    expect(kinds()).toEqual(['storage-failed']);
    desk.database.pragma('query_only = OFF');
    expect(desk.session.finishForm(callId, { topic: 'line' })).toEqual({ ok: true, value: undefined });
    const [fact] = desk.database.prepare("SELECT payload FROM facts WHERE type = 'interaction'").all() as { payload: string }[];
    expect(JSON.parse(fact?.payload ?? '')).toMatchObject({ finishedBy: 'agent', wrapUpMs: 60_001 });
  });

  it('comes back after a crash with what was typed', () => {
    talk();
    desk.session.conversations.answerScript(callId, 'red');
    desk.session.conversations.saveDraft(callId, { topic: 'line', note: 'half a sen' });
    start({}, { folder: desk.stop() });
    expect(state().conversations[0]).toMatchObject({
      conversationId: callId,
      queueId: 'support',
      isCallOver: true,
      form: { values: { topic: 'line', note: 'half a sen' } },
      script: { progress: { stepId: 'end' } },
    });
    expect(kinds()).toEqual(['draft-restored']);
    expect(desk.session.finishForm(callId, { topic: 'line' }).ok).toBe(true);
  });

  it('leaves no trace of a conversation that never was, when the caller gives up', () => {
    ring();
    desk.pass(3000);
    hear({ type: 'ended', callId, cause: 'caller-gave-up', at: desk.now() });
    desk.pass(500);
    expect(state()).toMatchObject({ conversations: [], calls: [], notices: [], agent: { state: { kind: 'ready' } } });
    expect(state().recent[0]).toMatchObject({ callId, cause: 'caller-gave-up' });
    expect(desk.popups.at(-1)).toBeNull();
  });

  it('takes the agent out of rotation when the queue gave up, and says so', () => {
    ring();
    desk.pass(15_000);
    hear({ type: 'ended', callId, cause: 'caller-gave-up', at: desk.now() }, { type: 'hint', target: hint, on: true, at: desk.now() });
    expect(state().agent).toMatchObject({ state: { kind: 'not-ready', reasonId: 'rona', author: 'rule' }, confirmed: 'paused' });
    expect(kinds()).toEqual(['rona']);
  });

  it.each([
    ['unregister', { driver: 'unregister' }, { type: 'set-registered', registered: false }],
    ['feature-code', { driver: 'feature-code', pauseCode: '*45', readyCode: '*46' }, { type: 'dial', target: '*45' }],
  ] as const)(
    'takes an agent who lets it ring out of rotation by %s, where nothing tells why it was cancelled',
    (_name, presence, asked) => {
      desk.end();
      start({ presence });
      becomeReady();
      ring();
      desk.pass(12_000);
      hear({ type: 'ended', callId, cause: 'caller-gave-up', at: desk.now() });
      expect(state().agent.state).toMatchObject({ kind: 'not-ready', reasonId: 'rona', author: 'rule' });
      expect(kinds()).toEqual(['rona']);
      expect(desk.sent.at(-1)).toMatchObject(asked);
    },
  );

  it('leaves an agent in rotation whose own caller gave up, and not where any caller may come from a queue', () => {
    const letRing = () => {
      hear({ type: 'incoming', callId, identity: { number: '1002', isWithheld: false }, at: desk.now() });
      desk.pass(12_000);
      hear({ type: 'ended', callId, cause: 'caller-gave-up', at: desk.now() });
    };
    letRing();
    expect(state().agent.state.kind).toBe('ready');
    desk.end();
    start({ presence: { driver: 'unregister' }, queues: [] });
    becomeReady();
    letRing();
    expect(state().agent.state).toMatchObject({ kind: 'not-ready', reasonId: 'rona' });
  });

  it('ends with the voice process, whose calls are gone, and its form stays', () => {
    talk();
    desk.session.loseVoice();
    expect(state().calls).toEqual([]);
    expect(state().line).toMatchObject({ kind: 'down', problem: 'voice-process' });
    expect(kinds()).toEqual(['voice-restarted']);
    expect(state().conversations[0]?.isCallOver).toBe(true);
    expect(state().notices.at(-1)?.parameters).toEqual({ number: '+36301234567', who: '06 30 123 4567' });
  });

  it('that is lost with the voice process can be called back, and so can each of two, but not a colleague', () => {
    const second = '33333333-3333-4333-8333-333333333333';
    talk();
    hear({ type: 'held', callId, on: true, at: desk.now() });
    hear({ type: 'incoming', callId: second, identity: { number: '+36307654321', isWithheld: false }, at: desk.now() });
    hear({ type: 'talking', callId: second, at: desk.now() });
    desk.session.transfers.consult(second, '1002', undefined);
    hear({ type: 'held', callId: second, on: true, at: desk.now() });
    hear({ type: 'talking', callId: state().calls[2]?.callId ?? '', at: desk.now() });
    desk.session.loseVoice();
    expect(state().notices.map(({ kind, parameters }) => [kind, parameters.number])).toEqual([
      ['voice-restarted', '+36301234567'],
      ['voice-restarted', '+36307654321'],
    ]);
  });

  it.each(['media-lost', 'line-lost'] as const)('that was cut off (%s) can be called back, whatever fails after it', (cause) => {
    talk();
    hear({ type: 'ended', callId, cause, at: desk.now() });
    const dialled = desk.dial('1002');
    hear({ type: 'ended', callId: dialled, cause: 'busy', at: desk.now() });
    expect(state().notices).toMatchObject([
      { kind: 'call-cut', cause, parameters: { number: '+36301234567' } },
      { kind: 'call-failed', cause: 'busy' },
    ]);
    expect(state().notices[1]?.parameters).toEqual({});
  });

  it('that rang while the voice process died names nobody to be called back', () => {
    ring();
    desk.session.loseVoice();
    expect(state().notices).toMatchObject([{ kind: 'voice-restarted', parameters: {} }]);
  });

  it('that the PBX does not bring back can be called back', () => {
    loseVoiceInTalk();
    desk.pass(12_000);
    expect(state().notices).toMatchObject([{ kind: 'voice-restarted', parameters: { number: '+36301234567' } }]);
  });

  it('outlives the voice process where the PBX brings the caller back', () => {
    desk.end();
    start({ recovery: { rejoinPrefix: '*90' } });
    becomeReady();
    hear({ type: 'incoming', callId, identity: { ...identity, reference: '1700000000.12' }, at: desk.now() });
    hear({ type: 'answering', callId, at: desk.now() }, { type: 'talking', callId, at: desk.now() });
    const { calls, agent } = state();
    desk.session.loseVoice();
    expect(kinds()).toEqual(['voice-rejoining']);
    hear({ type: 'started' }, { type: 'line', line: { kind: 'registered', since: desk.now(), server: 'wss://pbx.example/ws' } });
    expect(desk.sent).toContainEqual({ type: 'dial', callId, target: '*901700000000.12@pbx.example', isSilent: false });
    hear({ type: 'talking', callId, at: desk.now() });
    expect(kinds()).toEqual(['voice-rejoined']);
    expect(state()).toMatchObject({ calls, agent: { state: agent.state } });
    expect(desk.sent.filter(({ type }) => type === 'connect')).toHaveLength(2);
  });

  it('is shown talked in and muted when it was on hold, and came back without', () => {
    desk.end();
    start({ recovery: { rejoinPrefix: '*90' } });
    becomeReady();
    hear({ type: 'incoming', callId, identity: { ...identity, reference: '17.12' }, at: desk.now() });
    hear({ type: 'talking', callId, at: desk.now() }, { type: 'held', callId, on: true, at: desk.now() });
    desk.session.loseVoice();
    becomeReady();
    hear({ type: 'talking', callId, at: desk.now() }, { type: 'held', callId, on: false, at: desk.now() });
    expect(state()).toMatchObject({ calls: [{ state: 'talking', isMuted: true }], agent: { state: { kind: 'on-call', callId } } });
    expect(desk.sent.filter(({ type }) => type === 'mute')).toEqual([]);
  });

  it('ends by a hang-up, and is held by a hold, while it is on its way back', () => {
    loseVoiceInTalk();
    desk.session.hold(callId, true);
    expect(state()).toMatchObject({ calls: [{ state: 'held' }], agent: { state: { kind: 'hold' } } });
    desk.session.hangUp(callId);
    expect(state()).toMatchObject({ calls: [], notices: [], agent: { state: { kind: 'wrap-up', callId } } });
    becomeReady();
    expect(desk.sent.filter(({ type }) => type === 'dial')).toEqual([]);
  });

  it('waits on hold while another is talked to, and the other while it is taken back', () => {
    const second = '33333333-3333-4333-8333-333333333333';
    talk();
    hear({ type: 'incoming', callId: second, identity: { number: '1002', isWithheld: false }, at: desk.now() });
    hear({ type: 'answering', callId: second, at: desk.now() });
    expect(desk.sent.at(-1)).toEqual({ type: 'hold', callId, on: true });
    hear({ type: 'held', callId, on: true, at: desk.now() }, { type: 'talking', callId: second, at: desk.now() });
    expect(state().agent.state).toMatchObject({ kind: 'on-call', callId: second });
    desk.session.hold(callId, false);
    expect(desk.sent.slice(-2)).toEqual([
      { type: 'hold', callId: second, on: true },
      { type: 'hold', callId, on: false },
    ]);
  });

  it('shows another party on the same call with the card of that party', () => {
    createCard(desk.database, { name: 'Béla Kiss', phone: { e164: '+36307654321', asGiven: '' }, agent: '1001', at: desk.now() });
    talk();
    hear({ type: 'identity', callId, identity: { number: '+36307654321', isWithheld: false }, at: desk.now() });
    expect(state().conversations[0]).toMatchObject({ queueId: 'support', card: { name: 'Béla Kiss' } });
    expect(state().calls[0]?.identity).toEqual({ number: '+36307654321', isWithheld: false, queue: 'support' });
  });
});

it('keeps what a call sounded like with its record, and nothing where it was not measured', () => {
  becomeReady();
  talk();
  const sample = { codec: 'opus', lossReceivedShare: 0.01, discardedShare: 0, concealedShare: 0, jitterReceivedMs: 3 } as const;
  hear({ type: 'quality', sample: { callId, ...sample, jitterBufferMs: 40, remoteDb: -30 } });
  expect(state().quality).toEqual({ callId, band: 'good', mos: 4.3 });
  expect(desk.moments).toHaveLength(1);
  hear({ type: 'ended', callId, cause: 'hung-up-there', at: desk.now() });
  expect(state().quality).toBeNull();
  const other = '11111111-1111-4111-8111-222222222222';
  hear(
    { type: 'incoming', callId: other, identity, at: desk.now() },
    { type: 'ended', callId: other, cause: 'caller-gave-up', at: desk.now() },
  );
  const facts = desk.database.prepare("SELECT payload FROM facts WHERE type = 'call' ORDER BY sequence").all() as { payload: string }[];
  expect(facts.map(({ payload }) => (JSON.parse(payload) as { quality?: object }).quality)).toEqual([
    { measuredS: 1, averageMos: 4.32, lowestMos: 4.32, lossReceivedShare: 0.01, jitterMs: 3, codec: 'opus', warnings: {} },
    undefined,
  ]);
});

describe('a caller who is handed on', () => {
  /** Asks the colleague while the caller waits on hold; answers the call's id. */
  const consult = (note?: string): string => {
    expect(desk.session.transfers.consult(callId, '1002', note).ok).toBe(true);
    hear({ type: 'held', callId, on: true, at: desk.now() });
    return state().calls[1]?.callId ?? '';
  };

  beforeEach(() => {
    becomeReady();
    hear({ type: 'incoming', callId, identity: { ...identity, reference: '17.1', customerId: 'C-1' }, at: desk.now() });
    hear({ type: 'answering', callId, at: desk.now() }, { type: 'talking', callId, at: desk.now() });
    desk.sent.length = 0;
  });

  const facts = (type: string) =>
    (desk.database.prepare('SELECT payload FROM facts WHERE type = ? ORDER BY sequence').all(type) as { payload: string }[]).map(
      ({ payload }) => JSON.parse(payload) as Record<string, unknown>,
    );

  it('is asked for at the PBX with what is known, and leads to wrap-up and a fact that says where to', () => {
    expect(desk.session.transfers.handOn(callId, '10 02', 'knows the router').ok).toBe(true);
    expect(desk.sent).toEqual([
      {
        type: 'transfer',
        callId,
        to: { kind: 'number', number: '1002' },
        handover: { reference: '17.1', customerId: 'C-1', note: 'knows the router' },
      },
    ]);
    expect(state().calls[0]).toMatchObject({ transfer: { kind: 'asking', target: { number: '1002', name: 'Second line' } } });
    hear({ type: 'ended', callId, cause: 'transferred', at: desk.now() });
    expect(state()).toMatchObject({ calls: [], notices: [], agent: { state: { kind: 'wrap-up', callId } } });
    expect(facts('call')).toMatchObject([{ callId, cause: 'transferred', transferred: { how: 'blind', to: '1002' } }]);
  });

  it('to a number of the network leaves that number out of the journal', () => {
    desk.session.transfers.handOn(callId, '06 30 765 4321', undefined);
    expect(desk.sent).toMatchObject([{ to: { number: '+36307654321' } }]);
    hear({ type: 'ended', callId, cause: 'transferred', at: desk.now() });
    expect(facts('call')).toMatchObject([{ transferred: { how: 'blind' } }]);
    expect(JSON.stringify(facts('call'))).not.toContain('7654321');
  });

  it('is refused before anything is begun where it cannot be', () => {
    const refusals = [
      desk.session.transfers.handOn(callId, 'hello', undefined),
      desk.session.transfers.consult('33333333-3333-4333-8333-333333333333', '1002', undefined),
      desk.session.transfers.consult(callId, '1002', undefined),
      desk.session.transfers.handOn(callId, '1003', undefined),
    ];
    expect(refusals.map((one) => (one.ok ? 'ok' : one.problem))).toEqual(['not-a-number', 'no-call', 'ok', 'under-way']);
    expect(desk.sent).toEqual([{ type: 'hold', callId, on: true }]);
  });

  it('waits on hold while a colleague is asked, who gets no card, script or form, and whose call is part of the caller’s', () => {
    const before = state().conversations;
    const consultation = consult('knows the router');
    expect(desk.sent.slice(1)).toEqual([
      {
        type: 'dial',
        callId: consultation,
        target: '1002',
        handover: { reference: '17.1', customerId: 'C-1', note: 'knows the router' },
      },
    ]);
    desk.pass(4000);
    hear({ type: 'talking', callId: consultation, at: desk.now() });
    expect(state().conversations).toEqual(before);
    expect(state().calls[1]).toMatchObject({ consultationFor: callId, identity: { displayName: 'Second line' } });
    expect(state().agent.state).toMatchObject({ kind: 'on-call', callId: consultation });
    desk.pass(10_000);
    desk.session.transfers.ask({ type: 'complete', callId });
    expect(desk.sent.at(-1)).toMatchObject({ type: 'transfer', callId, to: { kind: 'call', callId: consultation } });
    hear({ type: 'ended', callId, cause: 'transferred', at: desk.now() });
    hear({ type: 'ended', callId: consultation, cause: 'hung-up-there', at: desk.now() });
    expect(state()).toMatchObject({ calls: [], notices: [], today: { calls: 1 }, agent: { state: { kind: 'wrap-up', callId } } });
    expect(facts('call')).toMatchObject([
      { callId, cause: 'transferred', transferred: { how: 'attended', to: '1002' }, heldMs: 14_000 },
      { callId: consultation, consultationFor: callId },
    ]);
    expect(facts('agent-state').filter(({ state: one }) => (one as { kind: string }).kind === 'hold')).toEqual([]);
  });

  it('comes back, and nothing but the call says why, when the colleague cannot be reached', () => {
    const consultation = consult();
    hear({ type: 'ended', callId: consultation, cause: 'busy', at: desk.now() });
    expect(desk.sent.at(-1)).toEqual({ type: 'hold', callId, on: false });
    hear({ type: 'held', callId, on: false, at: desk.now() });
    expect(state()).toMatchObject({ notices: [], agent: { state: { kind: 'on-call', callId } } });
    expect(state().calls[0]).toMatchObject({ state: 'talking', transfer: { kind: 'failed', problem: 'busy' } });
  });

  it('whom the PBX has lost is told as such', () => {
    desk.session.transfers.handOn(callId, '1002', undefined);
    hear(
      { type: 'transfer-failed', callId, problem: 'busy', at: desk.now() },
      { type: 'ended', callId, cause: 'lost-in-transfer', at: desk.now() },
    );
    expect(state()).toMatchObject({
      notices: [{ kind: 'call-cut', cause: 'lost-in-transfer', parameters: { number: '+36301234567', who: '06 30 123 4567' } }],
      agent: { state: { kind: 'wrap-up' } },
    });
  });
});

it('says that strong noise suppression cannot be had until another is chosen', () => {
  hear({ type: 'suppression-failed' });
  expect(kinds()).toEqual(['suppression-failed']);
  desk.session.reconfigure();
  expect(kinds()).toEqual([]);
});

it('says that the microphone is refused until one has been opened', () => {
  becomeReady();
  hear({ type: 'microphone', state: 'refused' }, { type: 'microphone', state: 'closed' });
  expect(kinds()).toEqual(['microphone-refused']);
  hear({ type: 'microphone', state: 'open' });
  expect(kinds()).toEqual([]);
});

it('does not become ready without a microphone', () => {
  becomeReady();
  hear({ type: 'microphone', state: 'missing' });
  expect(state().agent.state).toMatchObject({ kind: 'not-ready', reasonId: 'no-microphone' });
  desk.session.setReady();
  expect(state().agent.state.kind).toBe('not-ready');
  expect(kinds()).toEqual(['microphone-missing']);
  hear({ type: 'microphone', state: 'open' });
  desk.session.setReady();
  expect(state()).toMatchObject({ notices: [], agent: { state: { kind: 'ready' } } });
});

it.each([
  { isPractice: false, withoutMicrophone: true, mayBeSilent: false },
  { isPractice: true, withoutMicrophone: false, mayBeSilent: false },
  { isPractice: true, withoutMicrophone: true, mayBeSilent: true },
])('works in silence only in practice, and only when asked: $isPractice, $withoutMicrophone', (given) => {
  desk.end();
  start({ devices: { withoutMicrophone: given.withoutMicrophone } }, { mayWorkWithoutMicrophone: given.isPractice });
  hear({ type: 'started' });
  expect(desk.sent[0]).toMatchObject({ type: 'set-devices', mayBeSilent: given.mayBeSilent });
});

it('becomes ready in silence', () => {
  becomeReady();
  hear({ type: 'microphone', state: 'missing' }, { type: 'microphone', state: 'silent' });
  desk.session.setReady();
  expect(state()).toMatchObject({ notices: [], microphone: 'silent', agent: { state: { kind: 'ready' } } });
});

describe('dialling', () => {
  it('needs a line and a number', () => {
    expect(desk.session.dialling.dial('06 30 123 4567')).toEqual({ ok: false, problem: 'line-down' });
    becomeReady();
    expect(desk.session.dialling.dial('hello')).toEqual({ ok: false, problem: 'not-a-number' });
    expect(desk.session.dialling.dial('06 30 123 4567').ok).toBe(true);
    expect(desk.sent.at(-1)).toMatchObject({ type: 'dial', target: '+36301234567' });
    expect(desk.session.dialling.dial('06 30 123 4567')).toEqual({ ok: false, problem: 'already-dialling' });
  });

  it('says why nobody was reached, and leaves nothing to wrap up', () => {
    becomeReady();
    desk.session.dialling.dial('1002');
    const dialled = state().calls[0]?.callId ?? '';
    hear({ type: 'ended', callId: dialled, cause: 'busy', detail: '486 Busy Here', at: desk.now() });
    expect(state()).toMatchObject({
      conversations: [],
      agent: { state: { kind: 'ready' } },
      notices: [{ kind: 'call-failed', cause: 'busy' }],
    });
  });
});

it('tells the windows all that one event changes in one patch', async () => {
  becomeReady();
  await Promise.resolve();
  desk.patches.length = 0;
  ring();
  await Promise.resolve();
  const { version } = desk.session.snapshot();
  expect(desk.patches).toEqual([
    {
      version,
      changes: { calls: state().calls, conversations: state().conversations, agent: state().agent },
    },
  ]);
});
