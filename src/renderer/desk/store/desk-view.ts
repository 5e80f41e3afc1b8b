import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Pages of the settings. */
export type SettingsPage = 'account' | 'devices' | 'interface' | 'cards' | 'about';

/** What lies over the desk because the agent asked for it. */
export type Overlay = { readonly kind: 'search' } | { readonly kind: 'settings'; readonly page: SettingsPage } | { readonly kind: 'import' };

/** What this window shows, as far as main need not know: it is gone after a reload, and nothing is lost with it. */
export interface DeskView {
  readonly overlay: Overlay | undefined;
  /** The conversation chosen for centre and right; the first one when it is not there (any more). */
  readonly conversationId: string | undefined;
  /** A card opened from the search while nobody calls. */
  readonly cardId: number | undefined;
}

const nothing: DeskView = { overlay: undefined, conversationId: undefined, cardId: undefined };
const deskView = createStore<DeskView>(() => nothing);

export function useDeskView<Part>(select: (view: DeskView) => Part): Part {
  return useStore(deskView, select);
}

export function readDeskView(): DeskView {
  return deskView.getState();
}

export function openSearch() {
  deskView.setState({ overlay: { kind: 'search' } });
}

export function openSettings(page: SettingsPage = 'account') {
  deskView.setState({ overlay: { kind: 'settings', page } });
}

export function openImport() {
  deskView.setState({ overlay: { kind: 'import' } });
}

export function closeOverlay() {
  deskView.setState({ overlay: undefined });
}

export function showConversation(conversationId: string) {
  deskView.setState({ conversationId, cardId: undefined });
}

/** Shows a card where the customer stands while there is no conversation; undefined puts it away. */
export function showCard(cardId: number | undefined) {
  deskView.setState({ cardId });
}

/** Back to how a new window begins. */
export function resetDeskView() {
  deskView.setState(nothing, true);
}
