import { v7 as uuidv7 } from 'uuid';
import { factPayloadSchemas, type NewFact } from '../../core/journal/fact';
import type { WritableDatabase } from './handle';
import { command, inTransaction, query } from './statement';

/** Version of every payload there is so far. */
const payloadVersion = 1;

/** Whose fact it is and when it happened: wall clock and a monotonic clock, both in ms. */
export interface FactOrigin {
  readonly agent: string;
  readonly at: number;
  readonly monotonicMs: number;
}

const readLastSequence = query<{ agent: string }, { last: number | null }>(
  'last sequence',
  'SELECT max(sequence) AS last FROM facts WHERE agent = @agent',
);

const insertFact = command<{
  factId: string;
  agent: string;
  sequence: number;
  type: string;
  version: number;
  at: number;
  monotonicMs: number;
  payload: string;
}>(
  'append fact',
  `INSERT INTO facts (fact_id, agent, sequence, type, version, at, monotonic_ms, payload)
   VALUES (@factId, @agent, @sequence, @type, @version, @at, @monotonicMs, @payload)`,
);

/** Adds a fact to the journal and answers its id (UUIDv7). Throws when the payload is not what its type says. */
export function appendFact(database: WritableDatabase, fact: NewFact, { agent, at, monotonicMs }: FactOrigin): string {
  const payload = JSON.stringify(factPayloadSchemas[fact.type].parse(fact.payload));
  const factId = uuidv7({ msecs: at });
  inTransaction(database, 'append fact', () => {
    const sequence = (readLastSequence.first(database, { agent })?.last ?? 0) + 1;
    insertFact.run(database, {
      factId,
      agent,
      sequence,
      type: fact.type,
      version: payloadVersion,
      at: Math.round(at),
      monotonicMs,
      payload,
    });
  });
  return factId;
}
