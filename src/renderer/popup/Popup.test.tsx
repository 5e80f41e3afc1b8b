import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PopupCall } from '../../contract/ipc/popup';
import { createCatalogue } from '../i18n/catalogue';
import { popupCatalogue } from '../i18n/popup-catalogue';
import { Popup, type PopupBridge } from './Popup';
import { showCalls } from './popup-connection';

const call: PopupCall = {
  callId: '00000000-0000-4000-8000-00000000000a',
  name: 'Kos Andrej',
  displayNumber: '+386 1 234 56 78',
  isWithheld: false,
  isVip: true,
  isPractice: false,
  hasHighContrast: false,
  ringingSince: 0,
  language: 'sl',
  theme: 'dark',
  keys: { answer: 'F2', reject: 'F4' },
};

function createMain(current: PopupCall | null) {
  const asked: unknown[] = [];
  let send: (call: PopupCall | null) => void = () => undefined;
  const ask = (name: string) => (input: object) => {
    asked.push({ name, ...input });
    return Promise.resolve();
  };
  const bridge: PopupBridge = {
    request: { current: () => Promise.resolve(current), answer: ask('answer'), reject: ask('reject') },
    on: {
      call: (listener) => {
        send = listener;
        return () => undefined;
      },
    },
  };
  return { bridge, asked, send: (next: PopupCall | null) => send(next) };
}

// jsdom has no media queries
vi.stubGlobal('matchMedia', () => ({ matches: false }));

async function settle() {
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the popup', () => {
  afterEach(cleanup);

  it('answers and rejects in the language of the call', () => {
    const main = createMain(null);
    render(<Popup bridge={main.bridge} call={call} last={null} catalogue={createCatalogue(popupCatalogue, 'en')} />);
    expect(screen.getByRole('heading').textContent).toBe('Kos Andrej');
    fireEvent.click(screen.getByRole('button', { name: /Sprejmi/ }));
    fireEvent.keyDown(document.body, { key: 'F4' });
    expect(main.asked).toEqual([
      { name: 'answer', callId: call.callId },
      { name: 'reject', callId: call.callId },
    ]);
  });

  it('keeps the frame for the next caller, and nothing of the last one', () => {
    const { bridge, asked } = createMain(null);
    const catalogue = createCatalogue(popupCatalogue, 'en');
    const repeated = { ...call, repeatContacts: 2, queueName: 'Support' };
    const { rerender } = render(<Popup bridge={bridge} call={repeated} last={null} catalogue={catalogue} />);
    const frame = document.querySelector('main');
    rerender(<Popup bridge={bridge} call={null} last={repeated} catalogue={catalogue} />);
    expect(document.querySelector('main')).toBe(frame);
    expect(frame?.getAttribute('aria-hidden')).toBe('true');
    expect(frame?.textContent).toBe('Dohodni klicSprejmiF2ZavrniF4');
    for (const button of document.querySelectorAll('button')) fireEvent.click(button);
    expect(asked).toEqual([]);
  });

  it('shows a withheld number as such', () => {
    const { bridge } = createMain(null);
    const withheld: PopupCall = {
      callId: call.callId,
      isWithheld: true,
      isVip: false,
      isPractice: false,
      hasHighContrast: false,
      ringingSince: 0,
      language: 'en',
      theme: 'light',
      keys: call.keys,
    };
    render(<Popup bridge={bridge} call={withheld} last={null} catalogue={createCatalogue(popupCatalogue, 'en')} />);
    expect(screen.getByRole('heading').textContent).toBe('Number withheld');
  });

  it('says in words that a call is practice', () => {
    const { bridge } = createMain(null);
    const show = (isPractice: boolean) => (
      <Popup bridge={bridge} call={{ ...call, isPractice }} last={null} catalogue={createCatalogue(popupCatalogue, 'en')} />
    );
    const { rerender } = render(show(false));
    expect(screen.queryByText('Vaja')).toBeNull();
    rerender(show(true));
    expect(screen.getByText('Vaja')).toBeTruthy();
  });

  it('shows a call that rang before it was there, and each change of it', async () => {
    const main = createMain(call);
    const render = vi.fn();
    showCalls(main.bridge, render);
    await settle();
    main.send(call);
    await settle();
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark' });
    expect(render.mock.calls).toEqual([[call], [call]]);
  });

  it('does not bring back a call that ended while it asked', async () => {
    const main = createMain(call);
    const render = vi.fn();
    showCalls(main.bridge, render);
    main.send(null);
    await settle();
    expect(render.mock.calls).toEqual([[null]]);
  });
});
