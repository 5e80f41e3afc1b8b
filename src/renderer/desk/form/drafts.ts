import { useEffect, useSyncExternalStore } from 'react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import type { FormValues } from '../../../core/forms/form';
import { useBridge, useDesk } from '../store/DeskProvider';
import type { DeskBridge } from '../store/desk-connection';
import { createDraft, type Draft } from './draft';

/** Drafts of the open conversations. They live as long as their conversation, not as long as a component. */
const draftsByBridge = new WeakMap<DeskBridge, Map<string, Draft>>();

function draftsOf(bridge: DeskBridge): Map<string, Draft> {
  const known = draftsByBridge.get(bridge);
  if (known) return known;
  const drafts = new Map<string, Draft>();
  draftsByBridge.set(bridge, drafts);
  return drafts;
}

/** The draft of a conversation's form, made from main's values when it is asked for first. */
export function draftFor(bridge: DeskBridge, { conversationId, form }: Conversation): Draft {
  const drafts = draftsOf(bridge);
  const known = drafts.get(conversationId);
  if (known) return known;
  const draft = createDraft({
    values: form?.values ?? {},
    savedAt: form?.savedAt,
    save: (values) => bridge.request.saveDraft({ conversationId, values }),
  });
  drafts.set(conversationId, draft);
  return draft;
}

/**
 * Sends what is typed but not sent yet, before something that makes main write into the form itself: what main fills in
 * is then never undone by an older batch.
 */
export function flushDraft(bridge: DeskBridge, conversationId: string) {
  void draftsByBridge.get(bridge)?.get(conversationId)?.flush();
}

/** Follows a conversation's draft: takes in what scripts write, and flushes whenever the form might go away. */
export function useDraft(conversation: Conversation) {
  const bridge = useBridge();
  const draft = draftFor(bridge, conversation);
  const values: FormValues | undefined = conversation.form?.values;

  useEffect(() => {
    if (values) draft.merge(values);
  }, [draft, values]);

  useFlushing(draft);

  return { draft, view: useSyncExternalStore(draft.subscribe, draft.view) };
}

/** Sends what is typed whenever the field might go away. */
export function useFlushing(draft: Draft) {
  useEffect(() => {
    const flush = () => void draft.flush();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
    };
  }, [draft]);
}

/** Drops the drafts of conversations that are finished. To be used once, where the conversations are listed. */
export function useDraftUpkeep() {
  const bridge = useBridge();
  const conversations = useDesk((state) => state.conversations);
  useEffect(() => {
    const drafts = draftsOf(bridge);
    const open = new Set(conversations.map(({ conversationId }) => conversationId));
    for (const [conversationId, draft] of drafts) {
      if (open.has(conversationId)) continue;
      draft.close();
      drafts.delete(conversationId);
    }
  }, [bridge, conversations]);
}
