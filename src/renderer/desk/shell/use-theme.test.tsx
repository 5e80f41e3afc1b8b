import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Theme } from '../../../core/policy/theme';
import { useTheme } from './use-theme';

/** The system as a test sets it, by media query. */
let system: Record<string, boolean>;
let listeners: Set<() => void>;

function setSystem(query: string, matches: boolean) {
  system[query] = matches;
  act(() => {
    for (const listener of listeners) listener();
  });
}

function look() {
  const { theme, contrast } = document.documentElement.dataset;
  return [theme, contrast];
}

describe('useTheme', () => {
  beforeEach(() => {
    system = {};
    listeners = new Set();
    vi.stubGlobal('matchMedia', (query: string) => ({
      get matches() {
        return system[query] ?? false;
      },
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
    }));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('shows colours and contrast as chosen', () => {
    const { rerender } = renderHook(({ theme }: { theme: Theme }) => useTheme(theme), { initialProps: { theme: 'dark' } });
    expect(look()).toEqual(['dark', undefined]);
    rerender({ theme: 'high-contrast-light' });
    expect(look()).toEqual(['light', 'more']);
    rerender({ theme: 'light' });
    expect(look()).toEqual(['light', undefined]);
  });

  it('follows the system, whose wish for contrast counts in every theme, until the desk closes', () => {
    const { rerender, unmount } = renderHook(({ theme }: { theme: Theme }) => useTheme(theme), { initialProps: { theme: 'system' } });
    setSystem('(prefers-color-scheme: dark)', true);
    expect(look()).toEqual(['dark', undefined]);
    rerender({ theme: 'light' });
    setSystem('(prefers-contrast: more)', true);
    expect(look()).toEqual(['light', 'more']);
    unmount();
    expect(listeners.size).toBe(0);
  });
});
