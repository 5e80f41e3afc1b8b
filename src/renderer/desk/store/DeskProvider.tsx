import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { Conversation, DeskState } from '../../../contract/ipc/desk-state';
import type { ChosenKeys } from '../../../core/policy/keys';
import { type AskedDial, createDeskView, type DeskView, type DeskViewStore, type Overlay } from '../view/desk-view';
import type { DeskBridge, DeskStore } from './desk-connection';

interface Desk {
  readonly bridge: DeskBridge;
  readonly store: DeskStore;
  readonly view: DeskViewStore;
}

const DeskContext = createContext<Desk | undefined>(undefined);

interface DeskProviderProps {
  readonly bridge: DeskBridge;
  readonly store: DeskStore;
  readonly children: ReactNode;
}

/** Gives the parts of the desk main's state and the way to ask main for something. */
export function DeskProvider({ bridge, store, children }: DeskProviderProps) {
  const [desk] = useState(() => ({ bridge, store, view: createDeskView(store) }));
  return <DeskContext value={desk}>{children}</DeskContext>;
}

function useDeskContext(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Used outside of a DeskProvider');
  return desk;
}

/** The bridge to main. What it changes comes back as state; nothing is shown before main says so. */
export function useBridge(): DeskBridge {
  return useDeskContext().bridge;
}

/** Whether main's state is there yet. */
export function useIsConnected(): boolean {
  return useStore(useDeskContext().store, (state) => state !== undefined);
}

/** A part of main's state; select what is used, not more. Only below a check of `useIsConnected`. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  return useStore(useDeskContext().store, (state) => {
    if (!state) throw new Error('Used before the first snapshot');
    return select(state);
  });
}

const noKeys: ChosenKeys = {};

/** The keys that were chosen; none before main's state is there. */
export function useChosenKeys(): ChosenKeys {
  return useStore(useDeskContext().store, (state) => state?.configuration.keys ?? noKeys);
}

/** A part of what only this window knows. */
export function useDeskView<Part>(select: (view: DeskView) => Part): Part {
  return useStore(useDeskContext().view, select);
}

interface DeskViewActions {
  readonly open: (overlay: Overlay) => void;
  readonly close: () => void;
  readonly show: (conversationId: string) => void;
  /** Shows a card that was looked up; null goes back to the conversation. */
  readonly showCard: (cardId: number | null) => void;
  /** Shows how a practice call went; null goes back to the callers. */
  readonly showResult: (callId: string | null) => void;
  readonly toggleKeypad: () => void;
  /** Opens the transfer panel of a call, with where to if that is chosen already, and closes any other. */
  readonly openTransfer: (callId: string, to?: string) => void;
  readonly closeTransfer: () => void;
  /** Asks whether a number is to be dialled again; undefined takes the question back. */
  readonly askDial: (asked: AskedDial | undefined) => void;
  /** Remembers the conversation whose card main refused to change; undefined once it did. */
  readonly markLinkFailed: (conversationId: string | undefined) => void;
}

/** Changes what is looked at. */
export function useDeskViewActions(): DeskViewActions {
  const { view } = useDeskContext();
  return {
    open: (overlay) => view.setState({ overlay }),
    close: () => view.setState({ overlay: undefined }),
    show: (shownId) => view.setState({ shownId, cardId: undefined }),
    showCard: (cardId) => view.setState({ cardId: cardId ?? undefined }),
    showResult: (callId) => view.setState({ resultId: callId ?? undefined }),
    openTransfer: (transferId, transferTo) => view.setState({ transferId, transferTo }),
    closeTransfer: () => view.setState({ transferId: undefined }),
    askDial: (askedDial) => view.setState({ askedDial }),
    toggleKeypad: () => view.setState(({ isKeypadOpen }) => ({ isKeypadOpen: !isKeypadOpen })),
    markLinkFailed: (linkFailedId) => view.setState({ linkFailedId }),
  };
}

/** The conversation in the centre and on the right; undefined when there is none. */
export function useShownConversation(): Conversation | undefined {
  const shownId = useDeskView((view) => view.shownId);
  return useDesk((state) => state.conversations.find(({ conversationId }) => conversationId === shownId));
}
