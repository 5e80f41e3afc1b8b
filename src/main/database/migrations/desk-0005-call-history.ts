import type { Migration } from '../migrate';

/**
 * What the list of calls is filtered by: the queue, and the text that a search looks into (see `fold`); and of a contact
 * that never came about, why.
 */
export const extendCallHistory: Migration = {
  version: 5,
  sql: `
    ALTER TABLE recent_calls ADD COLUMN queue_id TEXT;
    ALTER TABLE recent_calls ADD COLUMN search TEXT NOT NULL DEFAULT '';
    UPDATE recent_calls SET search = lower(coalesce(name, '')) || ' ' || coalesce(replace(number, '+', ''), '');
    ALTER TABLE interactions ADD COLUMN not_reached TEXT;
  `,
};
