import { beforeEach, expect, it } from 'vitest';
import type { CallerCommand } from '../../contract/ipc/caller';
import type { Conversation, Practice } from '../../contract/ipc/desk-state';
import type { ExchangeCommand } from '../../contract/practice/exchange';
import type { EndedCall } from '../../core/practice/ended-call';
import { practiceCentreSchema } from '../../core/practice/practice-centre';
import { scenarioSchema } from '../../core/practice/scenario';
import type { SessionClock } from '../session/session-clock';
import { createPracticeShift, type PracticeFact, type PracticeShift } from './practice-shift';

const centre = practiceCentreSchema.parse({
  queues: [{ id: 'support', name: { en: 'Support', hu: 'Ügyfélszolgálat' }, scriptId: 'support', formId: 'support' }],
  destinations: [
    {
      destinationId: 'sales',
      number: '6240',
      name: 'Sales',
      hours: 'always',
      colleague: { voice: { gender: 'female' }, dialogue: { turns: [{ lineId: 'hello', text: 'Sales, hello.', afterSpokenMs: 0 }] } },
    },
    { destinationId: 'claims', number: '6250', name: 'Claims', hours: 'always', behaviour: 'busy' },
  ],
});
const easy = scenarioSchema.parse({
  scenarioId: 'easy',
  title: { en: 'A question', hu: 'Egy kérdés' },
  goal: 'Answer it.',
  queue: 'support',
  level: 1,
  caller: { name: 'Emma', number: '+36305550101', voice: { gender: 'female' } },
  dialogue: { turns: [{ lineId: 'question', text: { en: 'How much?', hu: 'Mennyi?' } }], endedBy: 'agent' },
  expect: { form: [{ field: 'topic', equals: 'price' }] },
});
const hard = scenarioSchema.parse({ ...easy, scenarioId: 'hard', level: 3 });
const deskCallId = '11111111-1111-4111-8111-111111111111';
const conversation = {
  conversationId: deskCallId,
  form: {
    form: {
      formId: 'support',
      title: 'Support',
      version: 1,
      ui: {},
      history: {},
      schema: { type: 'object', properties: { topic: { type: 'string' } } },
    },
    values: { topic: 'price' },
  },
} as unknown as Conversation;
const ready = { agent: { state: { kind: 'ready', since: 0 }, confirmed: 'available' } } as const;

let shift: PracticeShift;
let exchange: ExchangeCommand[];
let caller: CallerCommand[];
let shown: Practice | undefined;
let kept: PracticeFact[];
let recorded: boolean;
let now: number;
let ids: number;
let timers: { at: number; callback: () => void }[];

const clock: SessionClock = {
  now: () => now,
  monotonic: () => now,
  after(delayMs, callback) {
    const timer = { at: now + delayMs, callback };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  },
  newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
};

function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const next = timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
    if (!next) break;
    now = Math.max(now, next.at);
    timers = timers.filter((one) => one !== next);
    next.callback();
  }
  now = end;
}

function start(scenarios = [hard, easy], earlierCalls: EndedCall[] = []): void {
  shift = createPracticeShift({
    clock,
    centre,
    scenarios,
    language: 'hu',
    earlierResults: [],
    earlierCalls,
    hasMicrophone: () => true,
    findRecording: ({ language, speakerId, lineId }) => (recorded ? `${language}/${speakerId}/${lineId}.ogg` : undefined),
    sendExchange: (command) => exchange.push(command),
    sendCaller: (command) => caller.push(command),
    publish: (practice) => {
      shown = practice;
    },
    keep: (fact) => kept.push(fact),
  });
}

/** Lets a caller ring and be answered; answers the caller's id. */
function answerCaller(): string {
  shift.followDesk(ready);
  pass(5000);
  const { callId } = caller.at(-1) ?? { callId: '' };
  shift.handleCaller({ type: 'offer', callId, sdp: 'offer' });
  shift.handleExchange({ type: 'ringing', callId, user: '1001' });
  shift.handlePhone({ type: 'incoming', callId: deskCallId, identity: { isWithheld: false, reference: callId }, at: now });
  pass(2000);
  shift.handleExchange({ type: 'answered', callId, user: '1001', sdp: 'answer' });
  shift.handleCaller({ type: 'connected', callId });
  return callId;
}

beforeEach(() => {
  exchange = [];
  caller = [];
  shown = undefined;
  kept = [];
  recorded = true;
  now = 1_000_000;
  ids = 0;
  timers = [];
});

it('waits until the agent is ready and the queue has confirmed it, then sends the easiest caller', () => {
  start();
  expect(shown).toMatchObject({
    next: { kind: 'waiting' },
    scenarios: [{ scenarioId: 'hard' }, { scenarioId: 'easy', title: 'Egy kérdés', queueName: 'Ügyfélszolgálat' }],
  });
  shift.followDesk({ agent: { ...ready.agent, confirmed: 'unknown' } });
  pass(60_000);
  expect(caller).toEqual([]);
  shift.followDesk(ready);
  expect(shown?.next).toEqual({ kind: 'coming', at: now + 2500 });
  pass(2500);
  expect(shown?.next).toEqual({ kind: 'calling', scenarioId: 'easy' });
  const callId = '00000000-0000-4000-8000-000000000001';
  expect(caller).toEqual([{ type: 'prepare', callId }]);
  shift.handleCaller({ type: 'offer', callId, sdp: 'offer' });
  expect(exchange).toEqual([
    {
      type: 'call',
      callId,
      to: { queueId: 'support' },
      number: '+36305550101',
      name: 'Emma',
      headers: { 'X-Queue': 'support', 'X-Call-Ref': callId },
      sdp: 'offer',
    },
  ]);
});

it('lets nobody ring while the agent is not ready any more', () => {
  start();
  shift.followDesk(ready);
  shift.followDesk({ agent: { state: { kind: 'not-ready', since: now, reasonId: 'break', author: 'agent' }, confirmed: 'paused' } });
  pass(60_000);
  expect(caller).toEqual([]);
  expect(shown?.next).toEqual({ kind: 'waiting' });
});

it('sends the caller that was asked for, once', () => {
  start();
  shift.chooseNext('hard');
  expect(shown?.nextScenarioId).toBe('hard');
  shift.followDesk(ready);
  pass(1000);
  expect(shown).toMatchObject({ next: { kind: 'calling', scenarioId: 'hard' } });
  expect(shown?.nextScenarioId).toBeUndefined();
});

it('leaves time to read a result, unless the next caller is asked for', () => {
  start();
  const callId = answerCaller();
  shift.followDesk({
    agent: { state: { kind: 'wrap-up', since: now, callId: deskCallId, extensionsLeft: 0, extensionMs: 0 }, confirmed: 'paused' },
  });
  shift.handleExchange({ type: 'ended', callId, by: 'agent' });
  shift.recorded(conversation, 1000);
  shift.followDesk(ready);
  expect(shown?.next).toEqual({ kind: 'coming', at: now + 30_000 });
  shift.chooseNext(null);
  expect(shown?.next).toEqual({ kind: 'coming', at: now + 1000 });
});

it('plays the dialogue by what the agent says, in the language of the interface', () => {
  start();
  const callId = answerCaller();
  shift.handleCaller({ type: 'agent-speaks', callId, at: now });
  pass(1500);
  shift.handleCaller({ type: 'agent-pauses', callId, spokenMs: 1500, levelDb: -20, at: now });
  pass(2000);
  expect(caller).toContainEqual({ type: 'say', callId, lineId: 'question', file: 'hu/easy/question.ogg', gain: 1 });
});

it('lets the words of a caller without a recording be read, as long as they would be spoken', () => {
  recorded = false;
  start();
  const callId = answerCaller();
  shift.handleCaller({ type: 'agent-pauses', callId, spokenMs: 1500, levelDb: -20, at: now });
  pass(2000);
  expect(shown?.words).toBe('Mennyi?');
  expect(caller.map(({ type }) => type)).not.toContain('say');
  pass(30_000);
  shift.handleExchange({ type: 'ended', callId, by: 'agent' });
  expect(shown).not.toHaveProperty('words');
  shift.recorded(conversation, 0);
  expect(shown?.results).toMatchObject([{ outcome: 'completed' }]);
});

it('passes a hold to the caller page and its answer back', () => {
  start();
  const callId = answerCaller();
  const requestId = '22222222-2222-4222-8222-222222222222';
  shift.handleExchange({ type: 'offer', callId, requestId, sdp: 'on hold', isHold: true });
  expect(caller.at(-1)).toEqual({ type: 'respond', callId, requestId, sdp: 'on hold' });
  shift.handleCaller({ type: 'answer', callId, requestId, sdp: 'agreed' });
  expect(exchange.at(-1)).toEqual({ type: 'answer-offer', callId, requestId, sdp: 'agreed' });
});

it('tells how a call went when its form is on record, and not before', () => {
  start();
  const callId = answerCaller();
  pass(30_000);
  shift.handleExchange({ type: 'ended', callId, by: 'agent' });
  expect(shown?.results).toEqual([]);
  shift.recorded(conversation, 12_000);
  expect(shown?.results).toMatchObject([
    { callId, scenarioId: 'easy', outcome: 'cut-off', answerMs: 2000, talkMs: 30_000, heldMs: 0, wrapUpMs: 12_000 },
  ]);
  expect(shown?.results[0]?.checks).toContainEqual(expect.objectContaining({ checkId: 'form-field', isPassed: true }));
  expect(caller.at(-1)).toEqual({ type: 'end', callId });
});

it('keeps a call as it ends, and a later shift tells how it went when its form is on record', () => {
  start();
  const callId = answerCaller();
  pass(30_000);
  shift.handleExchange({ type: 'ended', callId, by: 'agent' });
  expect(kept).toMatchObject([{ type: 'practice-call', payload: { callId, conversationId: deskCallId, scenarioId: 'easy' } }]);
  shift.dispose();

  start(
    [hard, easy],
    kept.flatMap(({ type, payload }) => (type === 'practice-call' ? [payload] : [])),
  );
  expect(shown?.results).toEqual([]);
  shift.recorded(conversation, 0);
  expect(kept.map(({ type }) => type)).toEqual(['practice-call', 'practice-result']);
  expect(shown?.results).toMatchObject([{ callId, scenarioId: 'easy', outcome: 'cut-off', answerMs: 2000, talkMs: 30_000 }]);
  expect(shown?.results[0]?.checks.map(({ checkId }) => checkId)).not.toContain('wrap-up-time');
});

it('lets go of an earlier call whose scenario is not there any more', () => {
  const call = { callId: deskCallId, conversationId: deskCallId, scenarioId: 'gone', outcome: 'completed', heldMs: 0 } as const;
  start([easy], [{ ...call, endedBy: 'caller' }]);
  shift.recorded(conversation, 0);
  expect(kept).toEqual([]);
});

it('tells at once of a caller that nobody answered, and that caller is gone', () => {
  start();
  shift.followDesk(ready);
  pass(2500);
  const { callId } = caller.at(-1) ?? { callId: '' };
  shift.handleCaller({ type: 'offer', callId, sdp: 'offer' });
  shift.handleExchange({ type: 'ringing', callId, user: '1001' });
  shift.handleExchange({ type: 'not-taken', callId, user: '1001', why: 'no-answer' });
  expect(exchange.at(-1)).toEqual({ type: 'hang-up', callId });
  expect(shown?.results).toMatchObject([{ scenarioId: 'easy', outcome: 'missed' }]);
  expect(shown?.next.kind).not.toBe('calling');
});

it('counts a handed-over caller by where they went', () => {
  start();
  const callId = answerCaller();
  shift.handleExchange({ type: 'transferred', callId, target: '6240', way: 'blind', headers: {} });
  shift.recorded(conversation, 1000);
  expect(shown?.results[0]).toMatchObject({ outcome: 'transferred' });
  expect(shown?.results[0]?.checks).toContainEqual(expect.objectContaining({ checkId: 'transfer', isPassed: false }));
});

it('lets a colleague pick up, be busy, or not exist', () => {
  start();
  const dial = (callId: string, target: string) => shift.handleExchange({ type: 'dialled', callId, user: '1001', target, sdp: 'offer' });
  const [sales, claims, nobody] = ['0a', '0b', '0c'].map((end) => `33333333-3333-4333-8333-3333333333${end}`) as [string, string, string];
  dial(sales, '6240');
  dial(claims, '6250');
  dial(nobody, '9999');
  pass(3000);
  expect(exchange).toEqual([
    { type: 'refuse', callId: claims, status: 486 },
    { type: 'refuse', callId: nobody, status: 404 },
  ]);
  expect(caller).toEqual([{ type: 'respond', callId: sales, requestId: sales, sdp: 'offer' }]);
  shift.handleCaller({ type: 'answer', callId: sales, requestId: sales, sdp: 'answer' });
  expect(exchange.at(-1)).toEqual({ type: 'accept', callId: sales, sdp: 'answer' });
  shift.handleCaller({ type: 'connected', callId: sales });
  pass(3000);
  expect(caller).toContainEqual(expect.objectContaining({ type: 'say', file: 'en/sales/hello.ogg' }));
});

it('calls nobody any more when the exchange is gone, and leaves no timer', () => {
  start();
  answerCaller();
  shift.loseCallers(true);
  expect(shown?.next).toEqual({ kind: 'failed' });
  shift.dispose();
  expect(timers).toEqual([]);
});
