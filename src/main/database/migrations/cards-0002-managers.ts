import type { Migration } from '../migrate';

/** Who looks after a customer, as the centre's own data names them. Only ever read with the card. */
export const addManagers: Migration = {
  version: 2,
  sql: 'ALTER TABLE cards ADD COLUMN manager TEXT;',
};
