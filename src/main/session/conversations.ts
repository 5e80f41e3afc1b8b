import type { Conversation } from '../../contract/ipc/desk-state';
import type { CallDirection } from '../../core/calls/call';
import type { CallerIdentity } from '../../core/calls/caller-identity';
import type { NotReached } from '../../core/calls/not-reached';
import type { Card } from '../../core/customers/card';
import type { Form, FormValues } from '../../core/forms/form';
import { hasOwnWords } from '../../core/forms/own-words';
import { type FormProblem, validateForm } from '../../core/forms/validate-form';
import type { UnreachedPolicy } from '../../core/policy/call-policy';
import type { Queue } from '../../core/policy/configuration';
import { failure, type Result, success } from '../../core/result';
import { answerStep, collectFills, resumeScript, startScript, stepBack } from '../../core/scripts/script-runner';
import type { Content } from '../content/load-content';
import type { SavedDraft } from '../database/drafts';
import { type StorageProblem, storageProblem } from '../database/storage-problem';
import type { CallTimes, ConversationStorage } from './conversation-storage';
import type { DeskStateStore } from './desk-state-store';
import type { SessionClock } from './session-clock';

/** What a call brings when its conversation begins. */
export interface ConversationStart {
  readonly callId: string;
  readonly direction: CallDirection;
  readonly identity: CallerIdentity;
  /** Wall clock, ms. */
  readonly startedAt: number;
}

/** The contacts with customers that are going on or wait for their form; each is a slice of the desk's state. */
export interface Conversations {
  find(conversationId: string): Conversation | undefined;
  begin(start: ConversationStart): void;
  /** The other party turned out to be somebody else (transfer): card and number follow, the typed form stays. */
  changeIdentity(conversationId: string, identity: CallerIdentity): void;
  /** From now on it survives a crash. */
  markAnswered(conversationId: string, answeredAt: number): void;
  markCallOver(conversationId: string, endedAt: number): void;
  /**
   * Nobody took the call that was dialled. It leaves what is said; a form that the agent typed something into stays open in
   * any case, and asks for nothing.
   */
  endUnreached(conversationId: string, notReached: NotReached, endedAt: number, leaves: UnreachedPolicy): Result<void, StorageProblem>;
  /** Nobody was spoken to, and it was no attempt to reach anybody. Leaves nothing but a form that something was typed into. */
  endUnanswered(conversationId: string, endedAt: number): Result<void, StorageProblem>;
  answerScript(conversationId: string, answerId: string): void;
  stepBack(conversationId: string): void;
  saveDraft(conversationId: string, values: FormValues): Result<{ savedAt: number }, StorageProblem | 'finished'>;
  finish(conversationId: string, values: FormValues, wrapUpMs: number): Result<void, FormProblem[] | StorageProblem | 'call-running'>;
  /** Wrap-up time ran out: what is there is the record. */
  finishByTime(conversationId: string, wrapUpMs: number): Result<void, StorageProblem>;
  linkCard(conversationId: string, cardId: number | null): void;
  createCard(conversationId: string, name: string): void;
  /** The caller's number goes onto the card that is linked, so that the next call is known by it. */
  attachCaller(conversationId: string): void;
  /** Shows a card anew after something was added to it. */
  refreshCard(cardId: number): void;
  /** Brings back what a crash interrupted; answers how many. */
  restore(): number;
}

/** What the conversations need to know of the configuration in force, read anew each time. */
export interface ConversationSettings {
  queue(queueId: string | undefined): Queue | undefined;
  content(): Content;
  onRecorded?: ((conversation: Conversation, wrapUpMs: number) => void) | undefined;
}

/** Script and form of a call without a queue, or of a queue that names none. */
const generalContentId = 'general';

export function createConversations(
  store: DeskStateStore,
  storage: ConversationStorage,
  settings: ConversationSettings,
  clock: SessionClock,
): Conversations {
  /** Values that the script wrote, by conversation: the script may overwrite them, the agent's own words it may not. */
  const filled = new Map<string, FormValues>();
  const times = new Map<string, CallTimes>();

  const all = (): Conversation[] => store.state().conversations;
  const find = (conversationId: string): Conversation | undefined => all().find((one) => one.conversationId === conversationId);

  function replace(conversation: Conversation): void {
    store.change({ conversations: all().map((one) => (one.conversationId === conversation.conversationId ? conversation : one)) });
  }

  function remove(conversationId: string): void {
    filled.delete(conversationId);
    times.delete(conversationId);
    store.change({ conversations: all().filter((one) => one.conversationId !== conversationId) });
  }

  /** Without a trace: neither on the desk nor at the next start. */
  function discard(conversationId: string): Result<void, StorageProblem> {
    remove(conversationId);
    try {
      return success(storage.deleteDraft(conversationId));
    } catch (error) {
      return failure(storageProblem(error));
    }
  }

  /** Whether the form holds words of the agent's own, which must not be lost with a call that was none. */
  function isTypedInto({ script, form }: Conversation): boolean {
    const fills = script ? collectFills(script.script, script.progress) : {};
    return form !== undefined && hasOwnWords(form.form, form.values, fills);
  }

  function endWithoutTalk(
    conversation: Conversation,
    notReached: NotReached,
    endedAt: number,
    leaves: UnreachedPolicy,
  ): Result<void, StorageProblem> {
    const { conversationId, form } = conversation;
    times.set(conversationId, { ...timesOf(conversationId), endedAt });
    const over = { ...conversation, isCallOver: true, notReached };
    if (isTypedInto(conversation) || (form && leaves === 'form')) {
      keep(over); // that it could not be written stands in the form
      return success(undefined);
    }
    if (leaves === 'nothing') return discard(conversationId);
    const recorded = write(over, 'time', 0);
    remove(conversationId);
    return recorded;
  }

  function openScript(queue: Queue | undefined): Conversation['script'] {
    const { scripts } = settings.content();
    const script = scripts.get(queue?.scriptId ?? generalContentId);
    return script && { script, progress: startScript(script) };
  }

  function openForm(queue: Queue | undefined): Conversation['form'] {
    const form = formOf(queue?.formId) ?? formOf(undefined);
    return form && { form, values: {} };
  }

  function formOf(formId: string | undefined): Form | undefined {
    return settings.content().forms.get(formId ?? generalContentId);
  }

  function withCaller(identity: CallerIdentity): Pick<Conversation, 'identity' | 'displayNumber' | 'e164' | 'card' | 'candidates'> {
    const caller = storage.identify(identity);
    return {
      identity,
      candidates: caller.candidates,
      ...(caller.displayNumber !== undefined && { displayNumber: caller.displayNumber }),
      ...(caller.e164 !== undefined && { e164: caller.e164 }),
      ...(caller.card && { card: caller.card }),
    };
  }

  function withCard(conversation: Conversation, card: Card | undefined): Conversation {
    const { card: _before, ...rest } = conversation;
    return card ? { ...rest, card } : rest;
  }

  function refreshCard(cardId: number): void {
    for (const conversation of all()) if (conversation.card?.cardId === cardId) replace(withCard(conversation, storage.readCard(cardId)));
  }

  function timesOf(conversationId: string): CallTimes {
    return times.get(conversationId) ?? { startedAt: clock.now() };
  }

  function writeDraft(conversation: Conversation): Result<{ savedAt: number }, StorageProblem> {
    const savedAt = clock.now();
    try {
      storage.saveDraft(conversation, timesOf(conversation.conversationId), savedAt);
      return success({ savedAt });
    } catch (error) {
      return failure(storageProblem(error));
    }
  }

  /** Writes the draft and shows whether that worked. */
  function keep(conversation: Conversation): Result<{ savedAt: number }, StorageProblem> {
    const saved = writeDraft(conversation);
    if (conversation.form) {
      const { problem: _before, ...form } = conversation.form;
      replace({ ...conversation, form: saved.ok ? { ...form, savedAt: saved.value.savedAt } : { ...form, problem: saved.problem } });
    } else replace(conversation);
    return saved;
  }

  function moveScript(conversationId: string, move: (script: NonNullable<Conversation['script']>) => Conversation['script']): void {
    const conversation = find(conversationId);
    if (!conversation?.script) return;
    const script = move(conversation.script);
    if (script) keep(fillForm({ ...conversation, script }));
  }

  /** Writes what the script's answers fill in, wherever the agent has not written something else. */
  function fillForm(conversation: Conversation): Conversation {
    const { script, form, conversationId } = conversation;
    if (!script || !form) return conversation;
    const before = filled.get(conversationId) ?? {};
    const fills = collectFills(script.script, script.progress);
    const values = { ...form.values };
    for (const [field, value] of Object.entries(fills)) {
      const current = values[field];
      if (current === undefined || current === '' || current === before[field]) values[field] = value;
    }
    filled.set(conversationId, fills);
    return { ...conversation, form: { ...form, values } };
  }

  function write(conversation: Conversation, finishedBy: 'agent' | 'time', wrapUpMs: number): Result<void, StorageProblem> {
    try {
      return success(storage.finish(conversation, timesOf(conversation.conversationId), finishedBy, wrapUpMs));
    } catch (error) {
      return failure(storageProblem(error));
    }
  }

  function record(conversation: Conversation, finishedBy: 'agent' | 'time', wrapUpMs: number): Result<void, StorageProblem> {
    const written = write(conversation, finishedBy, wrapUpMs);
    if (!written.ok) return written;
    remove(conversation.conversationId);
    settings.onRecorded?.(conversation, wrapUpMs);
    return success(undefined);
  }

  function revive(draft: SavedDraft): Conversation {
    const { startedAt, answeredAt, endedAt } = draft;
    times.set(draft.conversationId, { startedAt, ...(answeredAt !== undefined && { answeredAt }), endedAt: endedAt ?? draft.savedAt });
    const script = draft.scriptProgress && settings.content().scripts.get(draft.scriptProgress.scriptId);
    const form = formOf(draft.formId) ?? formOf(undefined); // a form that is gone from the content keeps its values
    const notReached = draft.notReached ?? (draft.direction === 'inbound' && answeredAt === undefined ? 'missed' : undefined);
    const chosen = draft.cardId === undefined ? undefined : storage.readCard(draft.cardId);
    return {
      conversationId: draft.conversationId,
      direction: draft.direction,
      ...(draft.queueId !== undefined && { queueId: draft.queueId }),
      ...withCaller(draft.identity),
      ...(script && draft.scriptProgress && { script: { script, progress: resumeScript(script, draft.scriptProgress) } }),
      ...(form && { form: { form, values: draft.values, savedAt: draft.savedAt } }),
      ...(chosen && { card: chosen, candidates: [] }),
      isCallOver: true,
      ...(notReached && { notReached }),
    };
  }

  return {
    find,
    begin({ callId, direction, identity, startedAt }) {
      times.set(callId, { startedAt });
      const queue = settings.queue(identity.queue);
      const script = openScript(queue);
      const form = openForm(queue);
      const conversation: Conversation = {
        conversationId: callId,
        direction,
        ...(identity.queue !== undefined && { queueId: identity.queue }),
        ...withCaller(identity),
        ...(script && { script }),
        ...(form && { form }),
        isCallOver: false,
      };
      store.change({ conversations: [...all(), conversation] });
    },
    changeIdentity(conversationId, identity) {
      const conversation = find(conversationId);
      if (!conversation) return;
      if (identity.number === conversation.identity.number) {
        replace({ ...conversation, identity });
        return;
      }
      const { card: _card, displayNumber: _number, e164: _e164, ...rest } = conversation;
      replace({ ...rest, ...withCaller(identity) });
    },
    markAnswered(conversationId, answeredAt) {
      const conversation = find(conversationId);
      if (!conversation) return;
      times.set(conversationId, { ...timesOf(conversationId), answeredAt });
      keep(conversation);
    },
    markCallOver(conversationId, endedAt) {
      const conversation = find(conversationId);
      if (!conversation) return;
      times.set(conversationId, { ...timesOf(conversationId), endedAt });
      if (conversation.form) keep({ ...conversation, isCallOver: true });
      else discard(conversationId);
    },
    endUnreached(conversationId, notReached, endedAt, leaves) {
      const conversation = find(conversationId);
      return conversation ? endWithoutTalk(conversation, notReached, endedAt, leaves) : success(undefined);
    },
    endUnanswered(conversationId, endedAt) {
      const conversation = find(conversationId);
      if (!conversation) return success(undefined);
      return endWithoutTalk(conversation, conversation.direction === 'inbound' ? 'missed' : 'no-reply', endedAt, 'nothing');
    },
    answerScript(conversationId, answerId) {
      moveScript(conversationId, ({ script, progress }) => ({ script, progress: answerStep(script, progress, answerId) }));
    },
    stepBack(conversationId) {
      moveScript(conversationId, ({ script, progress }) => ({ script, progress: stepBack(progress) }));
    },
    saveDraft(conversationId, values) {
      const conversation = find(conversationId);
      if (!conversation?.form) return failure('finished');
      return keep({ ...conversation, form: { ...conversation.form, values } });
    },
    finish(conversationId, values, wrapUpMs) {
      const conversation = find(conversationId);
      if (!conversation?.form) return success(undefined); // finished already: pressing twice is no fault
      if (!conversation.isCallOver) return failure('call-running');
      const isAsked = ({ kind }: FormProblem) => kind !== 'required' || conversation.notReached === undefined;
      const problems = validateForm(conversation.form.form, values).filter(isAsked);
      if (problems.length > 0) return failure(problems);
      return record({ ...conversation, form: { ...conversation.form, values } }, 'agent', wrapUpMs);
    },
    finishByTime(conversationId, wrapUpMs) {
      const conversation = find(conversationId);
      return conversation ? record(conversation, 'time', wrapUpMs) : success(undefined);
    },
    linkCard(conversationId, cardId) {
      const conversation = find(conversationId);
      if (conversation) keep(withCard(conversation, cardId === null ? undefined : storage.readCard(cardId)));
    },
    createCard(conversationId, name) {
      const conversation = find(conversationId);
      if (conversation) keep(withCard(conversation, storage.createCard(name, conversation.identity)));
    },
    attachCaller(conversationId) {
      const { card, identity } = find(conversationId) ?? {};
      if (!card || !identity) return;
      storage.attachCaller(card.cardId, identity);
      refreshCard(card.cardId);
    },
    refreshCard,
    restore() {
      const revived = storage.readDrafts().map(revive);
      store.change({ conversations: [...all(), ...revived] });
      for (const one of revived) {
        // it rang when the program died, and nothing was typed: nobody misses it
        if (one.notReached === 'missed' && !isTypedInto(one)) discard(one.conversationId);
      }
      return all().length;
    },
  };
}
