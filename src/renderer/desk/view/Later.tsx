import { type ReactNode, useDeferredValue } from 'react';

/**
 * Draws its content right after the update that it appears in, in small slices. For what is heavy and not looked at
 * first, so that a call's number, name and card are on the screen before it. Its place is to be kept by its parent.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
