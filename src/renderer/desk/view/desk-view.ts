import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DialDoubt } from '../../../core/calls/dial-doubt';
import type { DeskStore } from '../store/desk-connection';
import { followCalls } from './shown-conversation';
import { followResults } from './shown-result';

export type SettingsPage = 'account' | 'devices' | 'headset' | 'interface' | 'keys' | 'cards' | 'about';

/** What lies over the desk, always at the agent's own wish. */
export type Overlay =
  | { readonly kind: 'search' | 'keys' | 'practice' | 'call-history' }
  | { readonly kind: 'settings'; readonly page: SettingsPage };

/** A number that main did not dial because it may be a slip, and why. */
export interface AskedDial {
  readonly target: string;
  readonly queueId?: string;
  readonly doubt: DialDoubt;
}

/** What only this window knows: what is looked at, not what is so. */
export interface DeskView {
  readonly overlay: Overlay | undefined;
  /** The conversation in the centre and on the right. */
  readonly shownId: string | undefined;
  /** A card opened from the search; it shows while there is no conversation. */
  readonly cardId: number | undefined;
  readonly isKeypadOpen: boolean;
  /** The call whose transfer panel is open. */
  readonly transferId: string | undefined;
  /** The number that was chosen for it in the contacts. */
  readonly transferTo: string | undefined;
  /** The conversation whose card main last refused to change. */
  readonly linkFailedId: string | undefined;
  /** The practice result that is looked at, by its call's id. */
  readonly resultId: string | undefined;
  readonly askedDial: AskedDial | undefined;
}

export type DeskViewStore = StoreApi<DeskView>;

/** The view over main's state; it follows the calls in the same step in which they change. */
export function createDeskView(desk: DeskStore): DeskViewStore {
  const view = createStore<DeskView>(() => ({
    overlay: undefined,
    shownId: undefined,
    cardId: undefined,
    isKeypadOpen: false,
    transferId: undefined,
    transferTo: undefined,
    linkFailedId: undefined,
    resultId: undefined,
    askedDial: undefined,
  }));
  const follow = (after = desk.getState(), before?: ReturnType<DeskStore['getState']>) => {
    if (!after) return;
    const resultId = followResults(view.getState().resultId, before, after);
    if (resultId !== view.getState().resultId) view.setState({ resultId });
    const { transferId } = view.getState();
    if (transferId !== undefined && !after.calls.some(({ callId, state }) => callId === transferId && state !== 'ended'))
      view.setState({ transferId: undefined });
    const shownId = followCalls(view.getState().shownId, before, after);
    if (shownId !== view.getState().shownId) view.setState({ shownId, cardId: undefined, isKeypadOpen: false });
  };
  follow();
  desk.subscribe(follow);
  return view;
}
