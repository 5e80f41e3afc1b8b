import type { Migration } from '../migrate';
import { createJournal } from './desk-0001-journal';
import { createDrafts } from './desk-0002-drafts';
import { createInteractions } from './desk-0003-interactions';
import { createOwnCards } from './desk-0004-own-cards';
import { extendCallHistory } from './desk-0005-call-history';
import { createRecordings } from './desk-0006-recordings';
import { createUnfinishedNotes } from './desk-0007-unfinished-notes';

/** Schema of the desk's own database: facts, outbox, drafts, history, and what agents add to cards. */
export const deskMigrations: readonly Migration[] = [
  createJournal,
  createDrafts,
  createInteractions,
  createOwnCards,
  extendCallHistory,
  createRecordings,
  createUnfinishedNotes,
];
