import { describe, expect, it } from 'vitest';
import type { Form } from '../forms/form';
import type { Script } from '../scripts/script';
import { practiceResultSchema } from './practice-result';
import { scenarioSchema } from './scenario';
import { type ObservedCall, scoreCall } from './score-call';

const scenario = scenarioSchema.parse({
  scenarioId: 'loan',
  title: 'Loan',
  goal: 'Keep it masked',
  queue: 'bank',
  level: 2,
  caller: { number: 'withheld', voice: { gender: 'male' } },
  dialogue: { turns: [{ lineId: 'hello', text: 'Hello' }] },
  expect: {
    script: {
      answers: [{ step: 'identity', answers: ['proven'], advice: { en: 'Ask who calls.', hu: 'Kérdezze meg, ki hívja.' } }],
      order: [{ first: 'identity', answers: ['proven'], before: 'balance' }],
    },
    form: [
      { field: 'topic', equals: 'loan' },
      { field: 'notes', lacks: ['1177 3322'], weight: 5, advice: 'No account numbers in the notes.' },
      { field: 'callBackOn', daysFromToday: [1, 2] },
      { field: 'materials', equals: ['router', 'socket'] },
      { field: 'address', contains: ['Baker Street 12/3'] },
      { field: 'lines', contains: { en: ['20', 'twenty'], hu: ['20', 'húsz'], az: ['20', 'iyirmi'] } },
      { field: 'note2', filled: false },
    ],
    transfer: { to: ['lending'] },
  },
});

const script: Script = {
  scriptId: 'bank',
  title: 'Bank',
  version: 1,
  start: 'identity',
  steps: [
    {
      stepId: 'identity',
      title: 'Who calls',
      say: 'Who is it?',
      answers: [
        { answerId: 'proven', label: 'Proven', next: 'balance' },
        { answerId: 'skipped', label: 'Skipped', next: 'balance' },
      ],
    },
    { stepId: 'balance', title: 'Balance', say: 'It is so much.', answers: [{ answerId: 'told', label: 'Told' }] },
  ],
};

const text = (title: string) => ({ type: 'string', title });
const form: Form = {
  formId: 'bank',
  title: 'Bank',
  version: 1,
  schema: {
    type: 'object',
    properties: {
      topic: {
        ...text('Topic'),
        oneOf: [
          { const: 'loan', title: 'A loan' },
          { const: 'card', title: 'A card' },
        ],
      },
      notes: text('Notes'),
      callBackOn: { ...text('Call back'), format: 'date' },
      materials: {
        type: 'array',
        title: 'Materials',
        items: {
          type: 'string',
          oneOf: [
            { const: 'router', title: 'Router' },
            { const: 'socket', title: 'Socket' },
          ],
        },
      },
      address: text('Address'),
      lines: text('Lines'),
      note2: text('Second note'),
    },
  },
  ui: {},
  history: {},
};

const centre = {
  destinations: [
    {
      destinationId: 'lending',
      number: '6260',
      name: { en: 'Lending', hu: 'Hitelezés' },
      hours: { en: 'Always' },
      behaviour: 'answers' as const,
    },
  ],
};
const setting = { centre, language: 'hu', today: '2026-02-28' } as const;

const perfect: ObservedCall = {
  callId: '00000000-0000-4000-8000-000000000001',
  at: 1000,
  outcome: 'transferred',
  answerMs: 4000,
  talkMs: 60_000,
  heldMs: 30_000,
  wrapUpMs: 20_000,
  endedBy: 'transfer',
  script: {
    script,
    progress: {
      scriptId: 'bank',
      stepId: 'balance',
      path: [
        { stepId: 'identity', answerId: 'proven' },
        { stepId: 'balance', answerId: 'told' },
      ],
      isFinished: true,
    },
  },
  record: {
    form,
    values: {
      topic: 'loan',
      notes: 'Wants 5,000 euros.',
      callBackOn: '2026-03-01',
      materials: ['socket', 'router'],
      address: 'baker street 12 / 3, 2nd floor',
      lines: 'Husz vonal kell',
    },
  },
  transferredTo: 'lending',
  tally: { interruptions: 1, louder: 0, longestSilenceMs: 9000 },
};

describe('scoreCall', () => {
  it('gives a good call all points, and says so', () => {
    const result = scoreCall(scenario, perfect, setting);
    expect(practiceResultSchema.parse(result)).toEqual(result);
    expect([result.points, result.advice]).toEqual([100, [{ adviceId: 'well-done' }]]);
    expect(result.checks.map(({ checkId }) => checkId)).toEqual([
      'answer-time',
      'hold-time',
      'wrap-up-time',
      'silence',
      'interruptions',
      'script-finished',
      'script-answer',
      'script-order',
      ...Array.from({ length: 7 }, () => 'form-field'),
      'transfer',
    ]);
  });

  it('says of each field what was expected and what was given, as the form shows it', () => {
    const values = {
      topic: 'card',
      notes: 'Account 11-77-33-22',
      callBackOn: '2026-03-03',
      materials: ['router'],
      address: 'Baker Street 21',
      lines: 'Twenty lines',
      note2: 'x',
    };
    const { checks, advice } = scoreCall(scenario, { ...perfect, record: { form, values } }, setting);
    expect(checks.filter(({ checkId }) => checkId === 'form-field')).toEqual([
      { checkId: 'form-field', about: 'Topic', rule: 'equals', isPassed: false, expected: 'A loan', given: 'A card' },
      { checkId: 'form-field', about: 'Notes', rule: 'lacks', isPassed: false },
      {
        checkId: 'form-field',
        about: 'Call back',
        rule: 'daysFromToday',
        isPassed: false,
        expected: '2026-03-01 – 2026-03-02',
        given: '2026-03-03',
      },
      { checkId: 'form-field', about: 'Materials', rule: 'equals', isPassed: false, expected: 'Router, Socket', given: 'Router' },
      {
        checkId: 'form-field',
        about: 'Address',
        rule: 'contains',
        isPassed: false,
        expected: 'Baker Street 12/3',
        given: 'Baker Street 21',
      },
      { checkId: 'form-field', about: 'Lines', rule: 'contains', isPassed: false, expected: '20 / húsz', given: 'Twenty lines' },
      { checkId: 'form-field', about: 'Second note', rule: 'empty', isPassed: false, given: 'x' },
    ]);
    expect(advice).toEqual([{ text: 'No account numbers in the notes.' }, { adviceId: 'form-field' }]);
  });

  it('finds words in the language of the call, however they are written', () => {
    const inField = (lines: string, language: 'en' | 'az') => {
      const record = { form, values: { lines } };
      return scoreCall(scenario, { ...perfect, record }, { ...setting, language }).checks.find(({ about }) => about === 'Lines')?.isPassed;
    };
    expect(inField('İyirmi xətt', 'az')).toBe(true);
    expect(inField('TWENTY lines', 'en')).toBe(true);
    expect(inField('Twenty lines', 'az')).toBe(false);
  });

  it('follows the script: the answers given, their order, its end', () => {
    const progress = { scriptId: 'bank', stepId: 'balance', path: [{ stepId: 'identity', answerId: 'skipped' }], isFinished: false };
    const asked = scoreCall(scenario, { ...perfect, script: { script, progress } }, setting);
    expect(asked.checks.filter(({ checkId }) => checkId.startsWith('script'))).toEqual([
      { checkId: 'script-finished', isPassed: false },
      { checkId: 'script-answer', isPassed: false, about: 'Who calls', expected: 'Proven', given: 'Skipped' },
    ]);
    expect(asked.advice).toEqual([{ text: 'Kérdezze meg, ki hívja.' }, { adviceId: 'script-finished' }]);
    const path = [...progress.path, { stepId: 'balance', answerId: 'told' }];
    const told = scoreCall(scenario, { ...perfect, script: { script, progress: { ...progress, path } } }, setting);
    expect(told.checks.find(({ checkId }) => checkId === 'script-order')).toEqual({
      checkId: 'script-order',
      isPassed: false,
      about: 'Balance',
      expected: 'Who calls',
    });
  });

  it('knows whom the caller was handed to', () => {
    const transfer = (transferredTo: string | undefined) =>
      scoreCall(scenario, { ...perfect, transferredTo }, setting).checks.find(({ checkId }) => checkId === 'transfer');
    expect(transfer('lending')).toEqual({ checkId: 'transfer', isPassed: true, expected: 'Hitelezés', given: 'Hitelezés' });
    expect(transfer('6299')).toEqual({ checkId: 'transfer', isPassed: false, expected: 'Hitelezés', given: '6299' });
    expect(transfer(undefined)).toEqual({ checkId: 'transfer', isPassed: false, expected: 'Hitelezés' });
    const alone = { ...scenario, expect: { ...scenario.expect, transfer: { to: [] } } };
    const result = scoreCall(alone, perfect, setting);
    expect([result.checks.at(-1), result.advice]).toEqual([
      { checkId: 'transfer', isPassed: false, given: 'Hitelezés' },
      [{ adviceId: 'no-transfer' }],
    ]);
  });

  it('measures times against their limits', () => {
    const slow = {
      ...perfect,
      answerMs: 15_001,
      heldMs: 120_001,
      wrapUpMs: 90_001,
      tally: { interruptions: 2, louder: 0, longestSilenceMs: 20_001 },
    };
    const { checks, advice } = scoreCall(scenario, slow, setting);
    expect(checks.filter(({ isPassed }) => !isPassed)).toEqual([
      { checkId: 'answer-time', isPassed: false, givenMs: 15_001, limitMs: 15_000 },
      { checkId: 'hold-time', isPassed: false, givenMs: 120_001, limitMs: 120_000 },
      { checkId: 'wrap-up-time', isPassed: false, givenMs: 90_001, limitMs: 90_000 },
      { checkId: 'silence', isPassed: false, givenMs: 20_001, limitMs: 20_000 },
      { checkId: 'interruptions', isPassed: false },
    ]);
    expect(advice.map((each) => 'adviceId' in each && each.adviceId)).toEqual([
      'answer-time',
      'hold-time',
      'wrap-up-time',
      'silence',
      'interruptions',
    ]);
  });

  it('asks a quiet agent to speak up where the caller hears badly', () => {
    const deaf = { ...scenario, caller: { ...scenario.caller, mood: 'hard-of-hearing' as const } };
    const quiet = { ...perfect, tally: { interruptions: 0, louder: 1, longestSilenceMs: 0 } };
    const { checks, advice } = scoreCall(deaf, quiet, setting);
    expect(checks).toContainEqual({ checkId: 'loudness', isPassed: false });
    expect(advice).toEqual([{ adviceId: 'loudness' }]);
    expect(scoreCall(scenario, quiet, setting).checks.map(({ checkId }) => checkId)).not.toContain('loudness');
  });

  it('of a call that nobody took has one thing to say', () => {
    const { callId, at } = perfect;
    expect(scoreCall(scenario, { callId, at, heldMs: 0, outcome: 'missed' }, setting)).toEqual({
      callId,
      scenarioId: 'loan',
      at,
      outcome: 'missed',
      heldMs: 0,
      checks: [],
      points: 0,
      advice: [{ adviceId: 'missed' }],
    });
  });

  it('tells a cut-off call from one that was ended in time', () => {
    const cut = scoreCall(scenario, { ...perfect, outcome: 'cut-off', endedBy: 'agent' }, setting);
    expect([cut.points < 100, cut.advice]).toEqual([true, [{ adviceId: 'cut-off' }]]);
    const abuse = { ...scenario, expect: { ...scenario.expect, ending: { by: 'agent' as const } } };
    const ending = (endedBy: 'agent' | 'caller') => scoreCall(abuse, { ...perfect, outcome: 'completed', endedBy }, setting).checks.at(-1);
    expect([ending('agent'), ending('caller')]).toEqual([
      { checkId: 'ending', isPassed: true },
      { checkId: 'ending', isPassed: false },
    ]);
  });
});
