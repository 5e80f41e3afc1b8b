import type { Migration } from '../migrate';
import { createCards } from './cards-0001-cards';
import { addManagers } from './cards-0002-managers';

/** Schema of the cache of the centre's cards. */
export const cardMigrations: readonly Migration[] = [createCards, addManagers];
