import type { ReadableDatabase, WritableDatabase } from './handle';
import { command, query } from './statement';

/** A fact on its way to the team; delivered again until it is settled, told apart there by its id. */
export interface OutboxRow {
  readonly factId: string;
  readonly type: string;
  readonly version: number;
  /** JSON, as the journal holds it. */
  readonly payload: string;
  readonly queuedAt: number;
  readonly sentAt: number | null;
  readonly attempts: number;
}

const insertRow = command<{ factId: string; queuedAt: number }>(
  'queue fact',
  'INSERT INTO outbox (fact_id, queued_at) VALUES (@factId, @queuedAt)',
);

const readPending = query<{ limit: number }, OutboxRow>(
  'pending outbox',
  `SELECT fact_id AS factId, type, version, payload, queued_at AS queuedAt, sent_at AS sentAt, attempts
   FROM outbox JOIN facts USING (fact_id) WHERE settled_at IS NULL ORDER BY queued_at, fact_id LIMIT @limit`,
);

const updateSent = command<{ factId: string; at: number }>(
  'mark sent',
  'UPDATE outbox SET sent_at = @at, attempts = attempts + 1 WHERE fact_id = @factId AND settled_at IS NULL',
);

const updateSettled = command<{ factId: string; at: number }>(
  'mark settled',
  'UPDATE outbox SET settled_at = @at WHERE fact_id = @factId AND settled_at IS NULL',
);

/** Queues a fact that is in the journal; part of the transaction that appends it. */
export function queueFact(database: WritableDatabase, factId: string, queuedAt: number): void {
  insertRow.run(database, { factId, queuedAt });
}

/** What is still to be delivered, oldest first. */
export function listPending(database: ReadableDatabase, limit: number): OutboxRow[] {
  return readPending.all(database, { limit });
}

/** Notes an attempt; the row stays pending until the other side has confirmed it. */
export function markSent(database: WritableDatabase, factId: string, at: number): void {
  updateSent.run(database, { factId, at });
}

/** The other side has it, for good. */
export function markSettled(database: WritableDatabase, factId: string, at: number): void {
  updateSettled.run(database, { factId, at });
}
