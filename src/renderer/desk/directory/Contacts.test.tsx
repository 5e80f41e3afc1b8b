import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import { failure, success } from '../../../core/result';
import { PhoneColumn } from '../phone/PhoneColumn';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const callId = '00000000-0000-4000-8000-00000000000a';
const daily = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const directory: DeskState['configuration']['directory'] = [
  { name: 'Claims', number: '1012', kind: 'claims', timeZone: 'UTC', hours: [{ days: ['fri'], from: '09:00', to: '10:00' }] },
  {
    id: 'moscow',
    name: 'Moscow',
    number: '1010',
    timeZone: 'Europe/Moscow',
    hours: [{ days: [...daily], from: '08:00', to: '22:00' }],
    fallback: 'kaluga',
  },
  { id: 'kaluga', name: 'Kaluga', number: '1011', keywords: ['router'] },
];

function deskWith(changes: Partial<DeskState> = {}): DeskState {
  const state = idleState(changes);
  return { ...state, configuration: { ...state.configuration, directory } };
}

type Handlers = Parameters<typeof renderDesk>[2];

async function openContacts(state = deskWith(), handlers: Handlers = {}) {
  const desk = await renderDesk(<PhoneColumn />, state, handlers);
  const tab = screen.getByRole('tab', { name: 'Contacts' });
  await act(async () => fireEvent.click(tab));
  return desk;
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Name, keyword or number' });
const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
const pressIn = (element: Element | null, key: string) =>
  act(async () => {
    fireEvent.keyDown(element ?? document.body, { key });
    fireEvent.keyUp(element ?? document.body, { key });
  });
/** Wednesday, in Moscow two minutes to closing time. */
const beforeTen = Date.parse('2027-03-03T18:58:00Z');

beforeEach(() => void vi.useFakeTimers({ now: beforeTen, shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the contacts', () => {
  it('show who is open now, open ones first, and follow the clock', async () => {
    await openContacts();
    expect(rows()[0]).toMatch(/^Moscow1010open until/);
    expect(rows()[1]).toBe('Kaluga1011open');
    expect(rows()[2]).toMatch(/^Claims1012closed, opens Fri \d\d:00/);
    await act(() => vi.advanceTimersByTimeAsync(121_000));
    expect(rows()).toEqual(['Kaluga1011open', 'Moscow1010closed · now: Kaluga takes over', expect.stringMatching(/^Claims/)]);
  });

  it.each([
    ['rout', ['Kaluga']],
    ['clai', ['Claims']],
    ['1010', ['Moscow']],
  ])('are found by keyword, kind or number: %s', async (typed, expected) => {
    await openContacts();
    await act(async () => fireEvent.change(field(), { target: { value: typed } }));
    expect(rows().map((row) => /^[A-Z][a-z]+/.exec(row ?? '')?.[0])).toEqual(expected);
    expect(screen.getByText('1 found')).toBeTruthy();
  });

  it('are called by keyboard, and stay with the reason where that does not work', async () => {
    const { main } = await openContacts(deskWith(), { dial: () => Promise.resolve(failure('line-down' as const)) });
    await act(async () => field().focus());
    await act(async () => fireEvent.change(field(), { target: { value: 'kal' } }));
    await pressIn(field(), 'Enter');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Call Kaluga');
    await pressIn(document.activeElement, 'Enter');
    expect(main.asked('dial')).toEqual([{ target: '1011' }]);
    expect(screen.getByText(/The line is down/)).toBeTruthy();
    await pressIn(document.activeElement, 'Escape');
    expect(document.activeElement).toBe(field());
  });

  it('offer who takes over for a closed one first', async () => {
    const { main } = await openContacts(deskWith(), { dial: () => Promise.resolve(success(undefined)) });
    await act(() => vi.advanceTimersByTimeAsync(121_000));
    await act(async () => fireEvent.click(screen.getByRole('option', { name: /^Moscow/ })));
    expect(screen.getByText('Moscow is closed. Choose who is to take the call.')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Call (Kaluga|Moscow)/ }).map((one) => one.getAttribute('aria-label'))).toEqual([
      'Call Kaluga',
      'Call Moscow',
    ]);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Call Kaluga' })));
    expect(main.asked('dial')).toEqual([{ target: '1011' }]);
  });

  it('take the caller along: the transfer panel opens with the contact in it', async () => {
    const { main } = await openContacts(deskWith({ calls: [call(callId, 'talking')], conversations: [conversation(callId)] }), {
      transferNow: () => Promise.resolve(success(undefined)),
    });
    await act(async () => fireEvent.click(screen.getByRole('option', { name: /^Kaluga/ })));
    const group = screen.getAllByRole('group', { name: 'Kaluga' }).at(-1);
    await act(async () =>
      fireEvent.click(within(group as HTMLElement).getByRole('button', { name: 'Transfer +36 30 123 4567 to Kaluga' })),
    );
    const panel = screen.getByRole('form', { name: 'Transfer +36 30 123 4567' });
    expect(within(panel).getByPlaceholderText<HTMLInputElement>('Number or name').value).toBe('Kaluga');
    await act(async () => fireEvent.change(within(panel).getByPlaceholderText('Note for the colleague'), { target: { value: 'router' } }));
    await act(async () => fireEvent.click(within(panel).getByRole('button', { name: /Transfer now/ })));
    expect(main.asked('transferNow')).toEqual([{ callId, target: '1011', note: 'router' }]);
  });

  it('say what will stand there while there are none', async () => {
    await openContacts(idleState());
    expect(screen.getByText('No contacts yet')).toBeTruthy();
  });
});
