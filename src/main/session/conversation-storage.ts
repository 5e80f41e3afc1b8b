import type { Conversation } from '../../contract/ipc/desk-state';
import type { CallerIdentity } from '../../core/calls/caller-identity';
import type { Card, CardHit } from '../../core/customers/card';
import { describeForHistory } from '../../core/forms/form-history';
import { cleanFormValues } from '../../core/forms/validate-form';
import { parseNumber } from '../customers/phone-number';
import { findCardByExternalId } from '../database/card-identity';
import { findCardsByNumber, readCard } from '../database/cards';
import { deleteDraft, readDrafts, type SavedDraft, saveDraft } from '../database/drafts';
import type { WritableDatabase } from '../database/handle';
import { finishInteraction } from '../database/interactions';
import { attachNumber, createCard } from '../database/own-cards';
import type { SessionClock } from './session-clock';

/** When a conversation's call began, was answered and ended; wall clock, ms. */
export interface CallTimes {
  readonly startedAt: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
}

/** What is known of a caller before anybody has asked. */
export interface Caller {
  readonly displayNumber?: string;
  readonly e164?: string;
  readonly card?: Card;
  /** Several customers share the number; none of them is chosen. */
  readonly candidates: Conversation['candidates'];
}

/** Whose work it is and how the centre writes its numbers; read anew each time, for settings change. */
export interface StorageSettings {
  readonly agent: string;
  readonly country: string;
  readonly repeatDays: number;
}

/** The conversations' view of the database. Everything that writes throws when it cannot (see storage-problem.ts). */
export interface ConversationStorage {
  identify(identity: CallerIdentity): Caller;
  readCard(cardId: number): Card | undefined;
  saveDraft(conversation: Conversation, times: CallTimes, savedAt: number): 'saved' | 'finished';
  readDrafts(): SavedDraft[];
  /** For a conversation that leaves nothing to record. */
  deleteDraft(conversationId: string): void;
  finish(conversation: Conversation, times: CallTimes, finishedBy: 'agent' | 'time', wrapUpMs: number): void;
  /** Makes a card and puts the caller's number on it. */
  createCard(name: string, identity: CallerIdentity): Card | undefined;
  /** Puts the caller's number on a card; one within the centre is a colleague's and goes onto none. */
  attachCaller(cardId: number, identity: CallerIdentity): void;
}

export function createConversationStorage(
  database: WritableDatabase,
  settings: () => StorageSettings,
  clock: SessionClock,
): ConversationStorage {
  function read(cardId: number): Card | undefined {
    return readCard(database, cardId, { now: clock.now(), repeatDays: settings().repeatDays });
  }

  /** The number as look-ups compare it, with how it was written; a short one is the centre's own. */
  function callerPhone({ number }: CallerIdentity): { e164: string; asGiven: string; isShort: boolean } | undefined {
    if (number === undefined) return undefined;
    const parsed = parseNumber(number, settings().country);
    if (parsed.kind === 'e164') return { e164: parsed.e164, asGiven: parsed.display, isShort: false };
    return parsed.kind === 'short' ? { e164: parsed.digits, asGiven: parsed.display, isShort: true } : undefined;
  }

  function findCaller({ customerId }: CallerIdentity, e164: string | undefined): Pick<Caller, 'card' | 'candidates'> {
    const named = customerId === undefined ? undefined : findCardByExternalId(database, customerId);
    const hits = named === undefined && e164 !== undefined ? findCardsByNumber(database, [e164]) : [];
    const certain = named ?? (hits.length === 1 ? hits[0]?.cardId : undefined);
    const card = certain === undefined ? undefined : read(certain);
    return card ? { card, candidates: [] } : { candidates: hits.map(candidateOf) };
  }

  return {
    identify(identity) {
      const phone = callerPhone(identity);
      const displayNumber = phone?.asGiven ?? identity.number;
      const shown = { ...(displayNumber !== undefined && { displayNumber }), ...(phone && !phone.isShort && { e164: phone.e164 }) };
      try {
        return { ...shown, ...findCaller(identity, phone?.e164) };
      } catch {
        return { ...shown, candidates: [] }; // a call must ring, whatever the disk says
      }
    },
    readCard: read,
    saveDraft(conversation, times, savedAt) {
      const { conversationId, direction, identity, queueId, card, form, script, notReached } = conversation;
      return saveDraft(
        database,
        {
          conversationId,
          direction,
          identity,
          values: form?.values ?? {},
          ...times,
          ...(queueId !== undefined && { queueId }),
          ...(card && { cardId: card.cardId }),
          ...(form && { formId: form.form.formId, formVersion: form.form.version }),
          ...(script && { scriptProgress: script.progress }),
          ...(notReached && { notReached }),
        },
        savedAt,
      );
    },
    readDrafts: () => readDrafts(database),
    deleteDraft: (conversationId) => deleteDraft(database, conversationId),
    finish(conversation, times, finishedBy, wrapUpMs) {
      const { conversationId, direction, queueId, card, form, script, notReached } = conversation;
      const values = form ? cleanFormValues(form.form, form.values) : {};
      finishInteraction(database, {
        conversationId,
        agent: settings().agent,
        at: clock.now(),
        monotonicMs: clock.monotonic(),
        payload: {
          scriptPath: script?.progress.path ?? [],
          values,
          finishedBy,
          wrapUpMs,
          ...(queueId !== undefined && { queueId }),
          ...(card && { cardId: card.cardId }),
          ...(form && { formId: form.form.formId, formVersion: form.form.version }),
          ...(notReached && { notReached }),
        },
        history: {
          direction,
          startedAt: times.startedAt,
          talkMs: Math.max(0, (times.endedAt ?? times.startedAt) - (times.answeredAt ?? times.endedAt ?? times.startedAt)),
          ...(form && describeForHistory(form.form, values)),
        },
      });
    },
    createCard(name, identity) {
      const { agent } = settings();
      return read(createCard(database, { name, phone: callerPhone(identity), agent, at: clock.now() }));
    },
    attachCaller(cardId, identity) {
      const phone = callerPhone(identity);
      if (phone && !phone.isShort) attachNumber(database, cardId, phone);
    },
  };
}

function candidateOf({ cardId, name, address }: CardHit): Conversation['candidates'][number] {
  return { cardId, name, ...(address !== undefined && { address }) };
}
