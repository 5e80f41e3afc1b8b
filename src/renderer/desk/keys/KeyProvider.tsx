import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { type ChosenKeys, type KeyActionId, keyOf } from '../../../core/policy/keys';
import { writeAriaKey, writeKey } from '../../match-key';
import { useChosenKeys } from '../store/DeskProvider';
import { createKeyDispatcher, type KeyDispatcher, type KeyHandlers } from './key-dispatcher';

/** How the key of an action is told. */
export interface KeyTexts {
  /** As it stands on the screen. */
  readonly keyLabel: (id: KeyActionId) => string;
  /** For the button that does the same: in its tooltip, and to a screen reader. */
  readonly keyProps: (id: KeyActionId) => { readonly shortcut: string; readonly 'aria-keyshortcuts': string };
}

const KeyContext = createContext<(KeyTexts & { readonly dispatcher: KeyDispatcher }) | undefined>(undefined);

/** Whether this is a Mac, where Command does what Ctrl does elsewhere. */
export const isMac = navigator.userAgent.includes('Mac OS');

/** Listens for the keys of the desk, once for the whole window. */
export function KeyProvider({ children }: { readonly children: ReactNode }) {
  const chosen = useChosenKeys();
  const [dispatcher] = useState(() => createKeyDispatcher(isMac));
  useEffect(() => dispatcher.choose(chosen), [dispatcher, chosen]);
  useEffect(() => {
    // capturing: a field must not swallow the key that answers a call
    window.addEventListener('keydown', dispatcher.handle, true);
    return () => window.removeEventListener('keydown', dispatcher.handle, true);
  }, [dispatcher]);
  const keys = useMemo(() => ({ dispatcher, ...keyTexts(chosen) }), [dispatcher, chosen]);
  return <KeyContext value={keys}>{children}</KeyContext>;
}

function keyTexts(chosen: ChosenKeys): KeyTexts {
  const keyLabel = (id: KeyActionId): string => writeKey(keyOf(id, chosen), isMac);
  return {
    keyLabel,
    keyProps: (id) => ({ shortcut: keyLabel(id), 'aria-keyshortcuts': writeAriaKey(keyOf(id, chosen), isMac) }),
  };
}

function useKeys() {
  const keys = useContext(KeyContext);
  if (!keys) throw new Error('Used outside of a KeyProvider');
  return keys;
}

/** The keys of now, as they are shown. */
export function useKeyTexts(): KeyTexts {
  return useKeys();
}

/** Gives keys their meaning while the component is there. The newest component wins; undefined leaves a key alone. */
export function useKeyActions(handlers: KeyHandlers): void {
  const { dispatcher } = useKeys();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => dispatcher.register(() => latest.current), [dispatcher]);
}

/** While it is on, keys do nothing but tell this listener: somebody is choosing one. */
export function useKeyCapture(isOn: boolean, listener: (event: KeyboardEvent) => void): void {
  const { dispatcher } = useKeys();
  const tell = useEffectEvent(listener);
  useEffect(() => (isOn ? dispatcher.capture((event) => tell(event)) : undefined), [dispatcher, isOn]);
}
