import type { Migration } from '../migrate';
import { createCards } from './cards-0001-cards';

/** Schema of the cache of the centre's cards. */
export const cardMigrations: readonly Migration[] = [createCards];
