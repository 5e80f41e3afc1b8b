import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import type { CardHit } from '../../../core/customers/card';
import { failure, success } from '../../../core/result';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { SearchPalette } from './SearchPalette';

const conversationId = '01923f00-0000-7000-8000-00000000000a';
const hit = (cardId: number, name: string): CardHit => ({ cardId, name, isVip: false });

function OpenedPalette() {
  const { open } = useDeskViewActions();
  const { overlay, cardId, transferId, transferTo } = useDeskView((view) => view);
  return (
    <>
      <button type="button" onClick={() => open({ kind: 'search' })}>
        open
      </button>
      <output>
        {overlay?.kind ?? 'closed'} {cardId ?? 'no card'} {transferId && `transfer to ${transferTo}`}
      </output>
      <SearchPalette />
    </>
  );
}

async function openPalette(state: DeskState, handlers: Parameters<typeof renderDesk>[2] = {}) {
  const desk = await renderDesk(<OpenedPalette />, state, handlers);
  fireEvent.click(screen.getByText('open'));
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: /Person/ });
  return { ...desk, field };
}

async function type(field: HTMLInputElement, value: string, waitMs = 100) {
  fireEvent.change(field, { target: { value } });
  await act(() => vi.advanceTimersByTimeAsync(waitMs));
}

describe('the search', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('shows only what was found for the newest query', async () => {
    const searchCards = ({ query }: { query: string }) => {
      const delayMs = query === 'ko' ? 800 : 10;
      return new Promise<CardHit[]>((resolve) => setTimeout(() => resolve([hit(1, `found for ${query}`)]), delayMs));
    };
    const { field } = await openPalette(idleState(), { searchCards });
    await type(field, 'ko', 60);
    await type(field, 'kov', 2000);
    expect(screen.getAllByRole('option').map((option) => option.textContent?.trim())).toEqual(['found for kov']);
  });

  it('opens the chosen card when nobody calls', async () => {
    const { field } = await openPalette(idleState(), { searchCards: () => Promise.resolve([hit(1, 'Kovács Áron'), hit(2, 'Kovács Éva')]) });
    await type(field, 'kov');
    fireEvent.click(screen.getByRole('option', { name: /Éva/ }));
    await act(() => vi.advanceTimersByTimeAsync(50));
    expect(document.querySelector('output')?.textContent).toMatch(/^closed 2/);
  });

  it('links the chosen card to a caller who is not known', async () => {
    const state = idleState({ conversations: [conversation(conversationId)] });
    const { main, field } = await openPalette(state, { searchCards: () => Promise.resolve([hit(5, 'Novak Marija')]) });
    await type(field, 'novak');
    fireEvent.click(screen.getByRole('option', { name: /Novak/ }));
    await act(() => vi.advanceTimersByTimeAsync(50));
    expect(main.asked('linkCard')).toEqual([{ conversationId, cardId: 5 }]);
  });

  it('offers to call a number and says when that is not possible', async () => {
    const { main, field } = await openPalette(idleState(), {
      searchCards: () => Promise.resolve([]),
      dial: () => Promise.resolve(failure('line-down' as const)),
    });
    await type(field, '+36 30 123-4567');
    fireEvent.click(screen.getByRole('option', { name: 'Call +36 30 123-4567' }));
    await act(() => vi.advanceTimersByTimeAsync(50));
    expect(main.asked('dial')).toEqual([{ target: '+36301234567' }]);
    expect(field.isConnected).toBe(true);
    expect(screen.getByRole('dialog').textContent).toMatch(/line/i);
  });

  it('finds commands without regard to case', async () => {
    const { main, field } = await openPalette(idleState(), { searchCards: () => Promise.resolve([]) });
    await type(field, 'LUNCH');
    fireEvent.click(screen.getByRole('option', { name: /Lunch/ }));
    await act(() => vi.advanceTimersByTimeAsync(50));
    expect(main.asked('setNotReady')).toEqual([{ reasonId: 'lunch' }]);
  });

  describe('over the directory', () => {
    const directory = [
      { name: 'Claims', number: '1012', hours: [{ days: ['fri' as const], from: '09:00', to: '10:00' }], timeZone: 'UTC' },
      { id: 'moscow', name: 'Moscow', number: '1010', hint: 'moscow', keywords: ['router'] },
      { name: 'Night desk', number: '1013', hours: [{ days: ['fri' as const], from: '09:00', to: '10:00' }], fallback: 'moscow' },
    ];
    const withDirectory = (changes: Partial<DeskState> = {}): DeskState => {
      const state = idleState({ lamps: { moscow: true }, ...changes });
      return { ...state, configuration: { ...state.configuration, directory } };
    };
    const nobodyFound = { searchCards: () => Promise.resolve([]) };
    const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
    beforeEach(() => vi.setSystemTime('2027-03-03T11:00Z'));

    it('finds a department by its words, says whether it is open and in a call, and calls it', async () => {
      const { main, field } = await openPalette(withDirectory(), { ...nobodyFound, dial: () => Promise.resolve(success(undefined)) });
      await type(field, 'ROUT');
      expect(rows()).toEqual(['Moscow1010in a callopenCall']);
      expect(screen.getByRole('status').textContent).toBe('0 customers, 1 contact');
      fireEvent.click(screen.getByRole('option', { name: /Moscow/ }));
      await act(() => vi.advanceTimersByTimeAsync(50));
      expect(main.asked('dial')).toEqual([{ target: '1010' }]);
      expect(document.querySelector('output')?.textContent).toMatch(/^closed/);
    });

    it('has whoever takes over before a closed one', async () => {
      const { field } = await openPalette(withDirectory(), nobodyFound);
      await type(field, 'night');
      expect(rows().map((row) => /^[A-Za-z]+/.exec(row ?? '')?.[0])).toEqual(['Moscow', 'Night']);
      await type(field, 'claims');
      expect(rows()).toEqual([expect.stringMatching(/^Claims1012closed, opens Fri/)]);
    });

    it('opens the transfer of the caller on the line', async () => {
      const state = withDirectory({ calls: [call(conversationId, 'talking')], conversations: [conversation(conversationId)] });
      const { main, field } = await openPalette(state, nobodyFound);
      await type(field, 'moscow');
      fireEvent.click(screen.getByRole('option', { name: /Moscow/ }));
      await act(() => vi.advanceTimersByTimeAsync(50));
      expect(document.querySelector('output')?.textContent?.trim()).toBe('closed no card transfer to 1010');
      expect(main.asked('dial')).toEqual([]);
    });

    it('calls none while the card of a caller who has hung up is looked for', async () => {
      const state = withDirectory({ conversations: [conversation(conversationId, { isCallOver: true })] });
      const { field } = await openPalette(state, nobodyFound);
      await type(field, 'moscow');
      expect(screen.queryByRole('option')).toBeNull();
    });
  });
});
