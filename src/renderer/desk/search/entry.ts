import type { ReactNode } from 'react';

/** One line of the results. */
export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly content: ReactNode;
  readonly run: () => unknown;
  /** It may come to nothing and say so, so the palette stays until it closes that itself. */
  readonly mayFail?: boolean;
}
