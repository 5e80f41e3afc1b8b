import type { DeskState, Practice } from '../../../src/contract/ipc/desk-state';
import type { PracticeResult } from '../../../src/core/practice/practice-result';
import { deskStates } from './states';

const minute = 60_000;

const scenarios: Practice['scenarios'] = [
  {
    scenarioId: 'tariff-question',
    title: 'A question about the tariff',
    goal: 'Answer a simple question from the card, and give the short number for next time.',
    queueName: 'Tariffs',
    level: 1,
  },
  {
    scenarioId: 'wrong-department',
    title: 'A wrong department',
    goal: 'Find out what the caller needs, and hand the call over with a word to the colleague.',
    queueName: 'Tariffs',
    level: 1,
  },
  {
    scenarioId: 'second-call',
    title: 'A second call about the same fault',
    goal: 'See in the history what was tried already, and do not ask for it again.',
    queueName: 'Internet faults',
    level: 2,
  },
  {
    scenarioId: 'installer',
    title: 'The installer who did not come',
    goal: 'Calm an annoyed caller, find a free crew and promise a time that holds.',
    queueName: 'Internet faults',
    level: 2,
  },
  {
    scenarioId: 'loan',
    title: 'A loan enquiry with data that stay masked',
    goal: 'Help without reading out or writing down what must not be told.',
    queueName: 'Bank',
    level: 2,
  },
  {
    scenarioId: 'abusive',
    title: 'A caller who shouts',
    goal: 'Keep calm, warn once in clear words, and end the call properly.',
    queueName: 'Complaints',
    level: 3,
  },
];

function goodResult(now: number): PracticeResult {
  return {
    callId: '00000000-0000-4000-8000-0000000000d1',
    scenarioId: 'tariff-question',
    at: now - 3_000,
    outcome: 'completed',
    answerMs: 3_400,
    talkMs: 131_000,
    heldMs: 0,
    wrapUpMs: 42_000,
    checks: [
      { checkId: 'answer-time', isPassed: true, givenMs: 3_400, limitMs: 15_000 },
      { checkId: 'wrap-up-time', isPassed: true, givenMs: 42_000, limitMs: 90_000 },
      { checkId: 'silence', isPassed: true, givenMs: 7_000, limitMs: 20_000 },
      { checkId: 'interruptions', isPassed: true },
      { checkId: 'script-finished', isPassed: true },
      { checkId: 'form-field', isPassed: true, about: 'Topic', rule: 'equals', expected: 'Tariff', given: 'Tariff' },
      { checkId: 'form-field', isPassed: true, about: 'Question answered', rule: 'equals', expected: 'true', given: 'true' },
    ],
    points: 100,
    advice: [{ adviceId: 'well-done' }],
  };
}

function mixedResult(now: number): PracticeResult {
  return {
    callId: '00000000-0000-4000-8000-0000000000d2',
    scenarioId: 'installer',
    at: now - 3_000,
    outcome: 'completed',
    answerMs: 18_200,
    talkMs: 312_000,
    heldMs: 154_000,
    wrapUpMs: 71_000,
    checks: [
      { checkId: 'answer-time', isPassed: false, givenMs: 18_200, limitMs: 15_000 },
      { checkId: 'hold-time', isPassed: false, givenMs: 154_000, limitMs: 120_000 },
      { checkId: 'wrap-up-time', isPassed: true, givenMs: 71_000, limitMs: 90_000 },
      { checkId: 'silence', isPassed: false, givenMs: 26_000, limitMs: 20_000 },
      { checkId: 'interruptions', isPassed: true },
      { checkId: 'script-finished', isPassed: true },
      {
        checkId: 'script-answer',
        isPassed: false,
        about: 'What happened',
        expected: 'Nobody came',
        given: 'Came too late',
      },
      { checkId: 'script-order', isPassed: false, about: 'Promise a time', expected: 'Find a free crew' },
      { checkId: 'transfer', isPassed: false, given: 'Business customers' },
      { checkId: 'form-field', isPassed: true, about: 'Topic', rule: 'equals', expected: 'Missed visit', given: 'Missed visit' },
      {
        checkId: 'form-field',
        isPassed: false,
        about: 'New visit',
        rule: 'daysFromToday',
        expected: '2026-11-25 – 2026-11-26',
        given: '2026-11-30',
      },
      {
        checkId: 'form-field',
        isPassed: false,
        about: 'What was promised to the caller and until when',
        rule: 'contains',
        expected: 'crew / technician',
      },
      { checkId: 'form-field', isPassed: true, about: 'Remarks', rule: 'lacks' },
      { checkId: 'form-field', isPassed: false, about: 'Call back', rule: 'equals', expected: 'true', given: 'false' },
    ],
    points: 46,
    advice: [
      { adviceId: 'script-order' },
      { text: 'Look into the crew plan first: a time that is promised twice in vain is worse than a later one.' },
      { adviceId: 'form-field' },
      { adviceId: 'hold-time' },
    ],
  };
}

function missedResult(now: number): PracticeResult {
  return {
    callId: '00000000-0000-4000-8000-0000000000d3',
    scenarioId: 'second-call',
    at: now - 3_000,
    outcome: 'missed',
    heldMs: 0,
    checks: [],
    points: 0,
    advice: [{ adviceId: 'missed' }],
  };
}

function earlierResults(now: number): PracticeResult[] {
  const points = [78, 92, 64, 71, 55, 81, 40, 62, 38, 45, 52, 31];
  return points.map((one, index) => ({
    ...goodResult(now),
    callId: `00000000-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
    scenarioId: scenarios[index % 5]?.scenarioId ?? '',
    at: now - (index + 1) * 47 * minute,
    outcome: index === 4 ? 'cut-off' : 'completed',
    points: one,
  }));
}

function practising(now: number, practice: Partial<Practice> = {}): DeskState {
  return {
    ...deskStates.ready(now),
    recent: [],
    today: { calls: 3, handleMs: 3 * 245_000 },
    practice: { scenarios, next: { kind: 'coming', at: now + 4_500 }, results: earlierResults(now), ...practice },
  };
}

/** Not ready, as a desk is when practice begins. */
const beginning: DeskState['agent'] = {
  state: { kind: 'not-ready', since: 0, reasonId: 'signed-in', author: 'system' },
  confirmed: 'paused',
};

/** States of the desk in practice, as main would say them at `now`. */
export const practiceStates = {
  begin: (now: number) => ({
    ...practising(now, { next: { kind: 'waiting' }, results: [] }),
    agent: { ...beginning, state: { ...beginning.state, since: now - 8_000 } },
    today: { calls: 0, handleMs: 0 },
  }),
  coming: (now: number) => practising(now),
  chosen: (now: number) => practising(now, { nextScenarioId: 'second-call' }),
  starting: (now: number) => practising(now, { next: { kind: 'starting' }, results: [] }),
  failed: (now: number) => practising(now, { next: { kind: 'failed' } }),
  nobody: (now: number) => practising(now, { scenarios: [], next: { kind: 'waiting' }, results: [] }),
  ringing: (now: number) => ({
    ...practising(now, { next: { kind: 'calling', scenarioId: 'second-call' } }),
    ...pick(deskStates['ringing-known'](now)),
  }),
  talking: (now: number) => ({
    ...practising(now, { next: { kind: 'calling', scenarioId: 'installer' } }),
    ...pick(deskStates.talking(now)),
  }),
  unrecorded: (now: number) => {
    const words = 'Kosciuszko Street one hundred and eighteen, and please send a large car: there are five of us, with three suitcases.';
    return { ...practising(now, { next: { kind: 'calling', scenarioId: 'installer' }, words }), ...pick(deskStates.talking(now)) };
  },
  break: (now: number) => ({ ...practising(now, { next: { kind: 'waiting' } }), agent: deskStates.break(now).agent }),
} satisfies Record<string, (now: number) => DeskState>;

function pick({ agent, calls, conversations }: DeskState): Pick<DeskState, 'agent' | 'calls' | 'conversations'> {
  return { agent, calls, conversations };
}

/** Results as they come after a call, each before the earlier ones. */
export const practiceResults = { good: goodResult, mixed: mixedResult, missed: missedResult };
