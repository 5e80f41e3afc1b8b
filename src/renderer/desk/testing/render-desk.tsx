import { act, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import type { Language } from '../../../core/policy/configuration';
import { createCatalogue } from '../../i18n/catalogue';
import { deskCatalogue } from '../../i18n/desk-catalogue';
import { TranslationProvider } from '../../i18n/translation';
import { KeyProvider } from '../keys/KeyProvider';
import { DeskProvider } from '../store/DeskProvider';
import { connectDesk, type DeskBridge } from '../store/desk-connection';
import { afterPaint } from '../view/after-paint';
import { createFakeBridge } from './fake-bridge';
import { paintAtOnce } from './paint-at-once';

// jsdom has no CSS object; React Aria looks elements up with it
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS;

/** Two frames and the task after them, ms. */
const twoFramesMs = 40;

type Handlers = { readonly [Name in keyof DeskBridge['request']]?: DeskBridge['request'][Name] };

/** Draws a part of the desk over a main that is in this state. `handlers` answer requests instead of the fake. */
export async function renderDesk(part: ReactNode, state: DeskState, handlers: Handlers = {}, language: Language = 'en') {
  const main = createFakeBridge(state);
  const request = new Proxy(main.bridge.request, {
    get: (target, name: keyof Handlers) => {
      const record = target[name] as (input: unknown) => Promise<unknown>;
      const handler = handlers[name] as ((input: unknown) => Promise<unknown>) | undefined;
      if (!handler) return record;
      return (input: unknown) => {
        void record(input);
        return handler(input);
      };
    },
  });
  const bridge = { ...main.bridge, request };
  const { store, close } = connectDesk(bridge, paintAtOnce);
  await act(() => Promise.resolve());
  const catalogue = createCatalogue(deskCatalogue, language);
  const screen = render(
    <TranslationProvider catalogue={catalogue}>
      <DeskProvider bridge={bridge} store={store}>
        <KeyProvider>{part}</KeyProvider>
      </DeskProvider>
    </TranslationProvider>,
  );
  // what is drawn after the first paint
  await act(async () => {
    const isPainted = new Promise<void>((resolve) => void afterPaint(resolve));
    if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(twoFramesMs);
    await isPainted;
  });
  return { main, bridge, store, close, ...screen };
}

/** The list of messages. A library may have put a log of its own beside it, to announce by. */
export function shownMessages(): HTMLElement {
  return within(screen.getByRole('region', { name: 'Messages' })).getByRole('log');
}
