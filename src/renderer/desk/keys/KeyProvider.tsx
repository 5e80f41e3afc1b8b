import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { type KeyActionId, type KeyHandlers, keyActions } from './key-actions';
import { createKeyDispatcher, type KeyDispatcher } from './key-dispatcher';
import { writeKey } from './match-key';

const KeyContext = createContext<KeyDispatcher | undefined>(undefined);

/** Whether this is a Mac, where Command does what Ctrl does elsewhere. */
export const isMac = navigator.userAgent.includes('Mac OS');

/** Listens for the keys of the desk, once for the whole window. */
export function KeyProvider({ children }: { readonly children: ReactNode }) {
  const [dispatcher] = useState(() => createKeyDispatcher(isMac));
  useEffect(() => {
    // capturing: a field must not swallow the key that answers a call
    window.addEventListener('keydown', dispatcher.handle, true);
    return () => window.removeEventListener('keydown', dispatcher.handle, true);
  }, [dispatcher]);
  return <KeyContext value={dispatcher}>{children}</KeyContext>;
}

function useDispatcher(): KeyDispatcher {
  const dispatcher = useContext(KeyContext);
  if (!dispatcher) throw new Error('Used outside of a KeyProvider');
  return dispatcher;
}

/** Gives keys their meaning while the component is there. The newest component wins; undefined leaves a key alone. */
export function useKeyActions(handlers: KeyHandlers): void {
  const dispatcher = useDispatcher();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => dispatcher.register(() => latest.current), [dispatcher]);
}

/** The key of an action as a tooltip shows it. */
export function keyLabel(id: KeyActionId): string {
  return writeKey(keyActions[id], isMac);
}
