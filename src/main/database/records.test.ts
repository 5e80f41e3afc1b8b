import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import { findCardByExternalId } from './card-identity';
import { findCardsByNumber, readCard } from './cards';
import { type Draft, deleteDraft, readDrafts, saveDraft } from './drafts';
import type { WritableDatabase } from './handle';
import { type FinishedInteraction, finishInteraction } from './interactions';
import { appendFact } from './journal';
import { addNote } from './notes';
import { listPending, markSent, markSettled } from './outbox';
import { attachNumber, createCard } from './own-cards';
import { addRecentCall, readRecentCalls } from './recent-calls';
import { storageProblem } from './storage-problem';
import { readToday } from './today';
import { keepUnfinishedNote, readUnfinishedNote } from './unfinished-notes';

const first = '0197a5c0-0000-7000-8000-000000000001';
const second = '0197a5c0-0000-7000-8000-000000000002';
const origin = { agent: '1001', at: 1_000_000, monotonicMs: 5 };

const draft: Draft = {
  conversationId: first,
  direction: 'inbound',
  identity: { number: '+36301234567', isWithheld: false, queue: 'support' },
  queueId: 'support',
  cardId: 7,
  formId: 'fault',
  formVersion: 2,
  scriptProgress: { scriptId: 'internet', stepId: 'lights', path: [{ stepId: 'hello', answerId: 'fault' }], isFinished: false },
  values: { topic: 'internet', done: false, tags: ['a'] },
  startedAt: 999_000,
  answeredAt: 999_500,
};

function finished(change: Partial<FinishedInteraction> = {}): FinishedInteraction {
  return {
    ...origin,
    conversationId: first,
    payload: { queueId: 'support', scriptPath: [], values: { topic: 'internet' }, finishedBy: 'agent', wrapUpMs: 12_000 },
    history: { direction: 'inbound', startedAt: 999_000, talkMs: 60_000, topic: 'internet', outcome: 'solved' },
    ...change,
  };
}

let database: WritableDatabase;
let close: () => void;
beforeEach(() => {
  ({ database, close } = temporaryDatabase());
});
afterEach(() => close());

function count(table: string): number {
  return (database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
}

describe('journal', () => {
  it('numbers the facts of each agent and keeps their payload', () => {
    const state = { type: 'agent-state', payload: { state: { kind: 'ready', since: 1 }, author: 'agent' } } as const;
    appendFact(database, state, origin);
    appendFact(database, state, { ...origin, agent: '1002' });
    const factId = appendFact(database, state, { ...origin, at: 1_000_001 });
    const rows = database.prepare('SELECT fact_id, agent, sequence, version, payload FROM facts ORDER BY fact_id').all();
    expect(rows).toContainEqual({ fact_id: factId, agent: '1001', sequence: 2, version: 1, payload: JSON.stringify(state.payload) });
    expect(rows).toHaveLength(3);
    expect(factId).toMatch(/^0{6}0f-4241-7/);
  });

  it('refuses a payload that is not what its type says', () => {
    expect(() => appendFact(database, { type: 'agent-state', payload: { author: 'nobody' } } as never, origin)).toThrow();
    expect(count('facts')).toBe(0);
  });

  it('can only be added to', () => {
    appendFact(database, { type: 'agent-state', payload: { state: { kind: 'ready', since: 1 }, author: 'agent' } }, origin);
    expect(() => database.exec('DELETE FROM facts')).toThrow(/append-only/);
    expect(() => database.exec('UPDATE facts SET at = 0')).toThrow(/append-only/);
  });
});

describe('drafts', () => {
  it('come back as they were saved last, oldest conversation first', () => {
    saveDraft(database, { ...draft, conversationId: second, startedAt: 1 }, 10);
    saveDraft(database, { ...draft, values: {} }, 11);
    saveDraft(database, draft, 12);
    expect(readDrafts(database)).toEqual([
      { ...draft, conversationId: second, startedAt: 1, savedAt: 10 },
      { ...draft, savedAt: 12 },
    ]);
    deleteDraft(database, first);
    expect(readDrafts(database)).toHaveLength(1);
  });

  it('of a finished conversation stay away', () => {
    finishInteraction(database, finished());
    expect(saveDraft(database, draft, 12)).toBe('finished');
    expect(readDrafts(database)).toEqual([]);
  });

  it('say that the disk is full, and keep what was saved before', () => {
    saveDraft(database, draft, 10);
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages}`);
    let problem: unknown;
    try {
      saveDraft(database, { ...draft, values: { text: 'x'.repeat(100_000) } }, 11);
    } catch (error) {
      problem = storageProblem(error);
    }
    expect(problem).toBe('disk-full');
    expect(readDrafts(database)).toEqual([{ ...draft, savedAt: 10 }]);
  });
});

describe('finishInteraction', () => {
  it('writes fact, outbox row and history and ends the draft', () => {
    saveDraft(database, draft, 10);
    const { interactionId, isRepeated } = finishInteraction(database, finished());
    expect(isRepeated).toBe(false);
    expect(listPending(database, 10)).toMatchObject([{ type: 'interaction', version: 1, queuedAt: 1_000_000, attempts: 0, sentAt: null }]);
    expect(JSON.parse(listPending(database, 10)[0]?.payload ?? '')).toMatchObject({
      interactionId,
      callId: first,
      values: { topic: 'internet' },
    });
    expect(readDrafts(database)).toEqual([]);
    expect(count('interactions')).toBe(1);
  });

  it('counts once however often it is asked', () => {
    const { interactionId } = finishInteraction(database, finished());
    expect(finishInteraction(database, finished({ at: 2_000_000 }))).toEqual({ interactionId, isRepeated: true });
    expect([count('facts'), count('outbox'), count('interactions')]).toEqual([1, 1, 1]);
  });

  it('leaves everything as it was when one part fails', () => {
    saveDraft(database, draft, 10);
    database.exec(`CREATE TRIGGER broken BEFORE INSERT ON interactions BEGIN SELECT RAISE(ABORT, 'planted'); END`);
    expect(() => finishInteraction(database, finished())).toThrow('planted');
    expect([count('facts'), count('outbox'), count('interactions'), count('drafts')]).toEqual([0, 0, 0, 1]);
  });
});

describe('outbox', () => {
  it('offers a row until it is settled', () => {
    finishInteraction(database, finished());
    const factId = listPending(database, 1)[0]?.factId ?? '';
    markSent(database, factId, 20);
    expect(listPending(database, 1)).toMatchObject([{ factId, attempts: 1, sentAt: 20 }]);
    markSettled(database, factId, 30);
    expect(listPending(database, 1)).toEqual([]);
  });
});

describe('an attempt to reach a customer', () => {
  it('is part of their history, and no repeated contact', () => {
    const cardId = createCard(database, { name: 'Ana Novak', agent: '1001', at: 5 });
    finishInteraction(database, finished({ payload: { ...finished().payload, cardId, notReached: 'busy' } }));
    const card = readCard(database, cardId, { now: 1_000_000, repeatDays: 7 });
    expect([card?.lastInteractions[0]?.notReached, card?.repeat]).toEqual(['busy', undefined]);
  });
});

describe('recent calls', () => {
  it('come newest first, one line a call', () => {
    const call = { callId: first, at: 5, direction: 'inbound', cause: 'caller-gave-up' } as const;
    const answered = {
      callId: second,
      at: 9,
      direction: 'outbound',
      cause: 'hung-up-here',
      name: 'Ana Novak',
      number: '+38640123456',
      talkMs: 61_000,
    } as const;
    addRecentCall(database, call);
    addRecentCall(database, answered);
    addRecentCall(database, call);
    expect(readRecentCalls(database, 10)).toEqual([answered, call]);
    expect(readRecentCalls(database, 1)).toEqual([answered]);
  });
});

describe('today', () => {
  it('sums talk and wrap-up of the agent since the day began', () => {
    const call = { callId: first, direction: 'inbound', startedAt: 0, heldMs: 0, cause: 'hung-up-here' } as const;
    const answered = { type: 'call', payload: { ...call, answeredAt: 1000, endedAt: 61_000 } } as const;
    appendFact(database, answered, origin);
    appendFact(database, { type: 'call', payload: { ...call, endedAt: 9000, cause: 'caller-gave-up' } }, origin);
    appendFact(database, answered, { ...origin, at: 999 });
    appendFact(database, answered, { ...origin, agent: '1002' });
    finishInteraction(database, finished());
    expect(readToday(database, '1001', 1000)).toEqual({ calls: 1, handleMs: 72_000 });
  });
});

describe('cards made here', () => {
  it('are found by number, with notes, history and the repeat badge', () => {
    const cardId = createCard(database, {
      name: 'Leyla Əliyeva',
      phone: { e164: '+994501234567', asGiven: '050 123 45 67' },
      agent: '1001',
      at: 5,
    });
    expect(addNote(database, { cardId, author: '1001', body: 'Calls from abroad', at: 6 })).toBe(true);
    expect(attachNumber(database, cardId, { e164: '+36301234567', asGiven: '06 30 123 4567', label: 'mobile' })).toBe(true);
    const { interactionId } = finishInteraction(database, finished({ payload: { ...finished().payload, cardId } }));
    const card = readCard(database, cardId, { now: 1_000_000, repeatDays: 7 });
    expect(findCardsByNumber(database, ['+36301234567', '+994501234567'])).toEqual([
      { cardId, name: 'Leyla Əliyeva', isVip: false, phone: expect.any(String) },
    ]);
    expect(card).toEqual({
      cardId,
      externalId: expect.stringMatching(/^own-/),
      name: 'Leyla Əliyeva',
      isVip: false,
      phones: expect.arrayContaining([
        { label: 'mobile', e164: '+36301234567', asGiven: '06 30 123 4567' },
        { label: '', e164: '+994501234567', asGiven: '050 123 45 67' },
      ]),
      products: [],
      notes: [{ noteId: 1, at: 6, author: '1001', body: 'Calls from abroad' }],
      lastInteractions: [
        {
          interactionId,
          at: 999_000,
          direction: 'inbound',
          queueId: 'support',
          agent: '1001',
          topic: 'internet',
          outcome: 'solved',
          talkMs: 60_000,
        },
      ],
      repeat: { contacts: 1, withinDays: 7, lastTopic: 'internet' },
    });
    expect(findCardByExternalId(database, card?.externalId ?? '')).toBe(cardId);
  });

  it('keep what was typed of a note until it is added, and each its own', () => {
    const [one, other] = ['One', 'Two'].map((name) => createCard(database, { name, agent: '1001', at: 5 })) as [number, number];
    keepUnfinishedNote(database, one, 'Calls');
    keepUnfinishedNote(database, one, 'Calls from abr');
    keepUnfinishedNote(database, other, 'Moved');
    expect([readUnfinishedNote(database, one), readUnfinishedNote(database, other)]).toEqual(['Calls from abr', 'Moved']);
    addNote(database, { cardId: one, author: '1001', body: 'Calls from abroad', at: 6 });
    keepUnfinishedNote(database, other, ' ');
    expect([readUnfinishedNote(database, one), readUnfinishedNote(database, other)]).toEqual(['', '']);
  });

  it('have ids that no imported card has, and unknown cards stay unknown', () => {
    expect(createCard(database, { name: 'One', agent: '1001', at: 5 })).toBe(-5);
    expect(createCard(database, { name: 'Two', agent: '1001', at: 5 })).toBe(-6);
    expect(readCard(database, 5, { now: 0, repeatDays: 7 })).toBeUndefined();
    expect(addNote(database, { cardId: 5, author: '1001', body: 'x', at: 1 })).toBe(false);
    expect(attachNumber(database, 5, { e164: '+36301234567', asGiven: '' })).toBe(false);
  });
});
