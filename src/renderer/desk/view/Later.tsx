import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { afterPaint } from './after-paint';

/**
 * Draws its content after the next paint, in small slices. For what is heavy and not looked at first, so that a call's
 * number, name and card are on the screen before it. Its place is to be kept by its parent.
 */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setIsDue(true))), []);
  return isDue && children;
}
