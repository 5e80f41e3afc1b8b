import type { FormValues } from '../../../core/forms/form';
import { createDraft, type Draft } from '../form/draft';
import type { DeskBridge } from '../store/desk-connection';

/** Notes that are being written, by card: they outlive the tab they are written in. */
const draftsByBridge = new WeakMap<DeskBridge, Map<number, Draft>>();

/** The note that is being written on a card. Main keeps it, and what it kept comes back when it is asked for first. */
export function noteDraftFor(bridge: DeskBridge, cardId: number): Draft {
  const drafts = draftsByBridge.get(bridge) ?? new Map<number, Draft>();
  draftsByBridge.set(bridge, drafts);
  const known = drafts.get(cardId);
  if (known) return known;
  const draft = createDraft({
    values: { body: '' },
    save: (values) => bridge.request.keepNote({ cardId, body: noteText(values) }),
  });
  drafts.set(cardId, draft);
  bridge.request.readUnfinishedNote({ cardId }).then(
    (body) => draft.merge({ body }),
    () => drafts.delete(cardId), // asked again when the tab is opened next
  );
  return draft;
}

/** The text of a note out of its draft's values. */
export function noteText({ body }: FormValues): string {
  return typeof body === 'string' ? body : '';
}
