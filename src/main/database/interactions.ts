import { v7 as uuidv7 } from 'uuid';
import type { NotReached } from '../../core/calls/not-reached';
import type { Interaction } from '../../core/customers/card';
import type { FactPayload } from '../../core/journal/fact';
import { readExternalId } from './card-identity';
import { deleteDraft } from './drafts';
import type { ReadableDatabase, WritableDatabase } from './handle';
import { appendFact, type FactOrigin } from './journal';
import { queueFact } from './outbox';
import { command, inTransaction, query } from './statement';

/** A finished after-call form. `conversationId` is its call's id. */
export interface FinishedInteraction extends FactOrigin {
  readonly conversationId: string;
  /** What goes into the journal; its id is given here. */
  readonly payload: Omit<FactPayload<'interaction'>, 'interactionId' | 'callId'>;
  /** What the customer's history shows of it. `startedAt` is when the call began, wall clock, ms. */
  readonly history: Pick<Interaction, 'direction' | 'talkMs'> & {
    readonly startedAt: number;
    readonly topic?: string | undefined;
    readonly outcome?: string | undefined;
    readonly summary?: string | undefined;
  };
}

type InteractionRow = {
  interactionId: string;
  at: number;
  direction: 'inbound' | 'outbound';
  queueId: string | null;
  agent: string;
  topic: string | null;
  outcome: string | null;
  summary: string | null;
  talkMs: number;
  notReached: NotReached | null;
};

const findFinished = query<{ conversationId: string }, { interactionId: string }>(
  'finished interaction',
  'SELECT interaction_id AS interactionId FROM interactions WHERE conversation_id = @conversationId',
);

const insertInteraction = command<InteractionRow & { conversationId: string; externalId: string | null; factId: string }>(
  'insert interaction',
  `INSERT INTO interactions (interaction_id, conversation_id, external_id, at, direction, queue_id, agent, topic, outcome, summary, talk_ms, not_reached,
     fact_id)
   VALUES (@interactionId, @conversationId, @externalId, @at, @direction, @queueId, @agent, @topic, @outcome, @summary, @talkMs, @notReached,
     @factId)`,
);

const readOfCustomer = query<{ externalId: string; limit: number }, InteractionRow>(
  'interactions of customer',
  `SELECT interaction_id AS interactionId, at, direction, queue_id AS queueId, agent, topic, outcome, summary, talk_ms AS talkMs,
     not_reached AS notReached
   FROM interactions WHERE external_id = @externalId ORDER BY at DESC LIMIT @limit`,
);

const countOfCustomer = query<{ externalId: string; since: number }, { contacts: number; lastTopic: string | null }>(
  'repeat contacts',
  `SELECT count(*) AS contacts,
     (SELECT topic FROM interactions WHERE external_id = @externalId AND at >= @since AND topic IS NOT NULL ORDER BY at DESC LIMIT 1) AS lastTopic
   FROM interactions WHERE external_id = @externalId AND at >= @since AND not_reached IS NULL`,
);

/**
 * Finishes a form: the fact, its outbox row, the line in the customer's history and the end of the draft are one
 * transaction. A second finish of the same conversation changes nothing and answers the first one's id.
 */
export function finishInteraction(
  database: WritableDatabase,
  finished: FinishedInteraction,
): { interactionId: string; isRepeated: boolean } {
  const { conversationId, payload, history, agent, at } = finished;
  return inTransaction(database, 'finish interaction', () => {
    const earlier = findFinished.first(database, { conversationId });
    if (earlier) return { interactionId: earlier.interactionId, isRepeated: true };
    const interactionId = uuidv7({ msecs: at });
    const factId = appendFact(database, { type: 'interaction', payload: { ...payload, interactionId, callId: conversationId } }, finished);
    queueFact(database, factId, at);
    insertInteraction.run(database, {
      interactionId,
      conversationId,
      externalId: payload.cardId === undefined ? null : (readExternalId(database, payload.cardId) ?? null),
      at: Math.round(history.startedAt),
      direction: history.direction,
      queueId: payload.queueId ?? null,
      agent,
      topic: history.topic?.slice(0, 128) ?? null,
      outcome: history.outcome?.slice(0, 128) ?? null,
      summary: history.summary?.slice(0, 1000) ?? null,
      talkMs: Math.round(history.talkMs),
      notReached: payload.notReached ?? null,
      factId,
    });
    deleteDraft(database, conversationId);
    return { interactionId, isRepeated: false };
  });
}

/** A customer's latest contacts, newest first. */
export function readInteractions(database: ReadableDatabase, externalId: string, limit: number): Interaction[] {
  return readOfCustomer.all(database, { externalId, limit }).map(({ queueId, topic, outcome, summary, notReached, ...row }) => ({
    ...row,
    ...(queueId !== null && { queueId }),
    ...(topic !== null && { topic }),
    ...(outcome !== null && { outcome }),
    ...(summary !== null && { summary }),
    ...(notReached !== null && { notReached }),
  }));
}

/** How often a customer was in contact since a moment, and about what at last. An attempt to reach them is none. */
export function countContacts(
  database: ReadableDatabase,
  externalId: string,
  since: number,
): { contacts: number; lastTopic: string | null } {
  return countOfCustomer.first(database, { externalId, since }) ?? { contacts: 0, lastTopic: null };
}
