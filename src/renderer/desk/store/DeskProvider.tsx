import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { DeskState } from '../../../contract/ipc/desk-state';
import type { DeskBridge, DeskStore } from './desk-connection';

interface Desk {
  readonly bridge: DeskBridge;
  readonly store: DeskStore;
}

const DeskContext = createContext<Desk | undefined>(undefined);

/** Gives the parts of the desk main's state and the way to ask main for something. */
export function DeskProvider({ bridge, store, children }: Desk & { readonly children: ReactNode }) {
  return <DeskContext value={{ bridge, store }}>{children}</DeskContext>;
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
