import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import type { Call } from '../../../core/calls/call';
import type { Transfer } from '../../../core/calls/transfer';
import { failure, success } from '../../../core/result';
import { PhoneColumn } from '../phone/PhoneColumn';
import { call, conversation } from '../testing/calls';
import { card } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const callId = '00000000-0000-4000-8000-00000000000a';
const colleagueId = '00000000-0000-4000-8000-00000000000b';
const target = { number: '1002', name: 'Second line' };
const consulting: Transfer = { kind: 'consulting', target, callId: colleagueId, isToReturn: true };

/** The keys that do not print are pressed where the focus is. */
async function press(key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}) {
  const focused = document.activeElement ?? document.body;
  await act(async () => {
    const isFree = fireEvent.keyDown(focused, { key, ...modifiers });
    // as a browser does
    if (isFree && key === 'Enter' && focused instanceof HTMLInputElement) focused.form?.requestSubmit();
    fireEvent.keyUp(focused, { key, ...modifiers });
  });
}

function withTransfer(state: 'talking' | 'held', transfer?: Transfer): Call {
  return { ...call(callId, state), ...(transfer && { transfer }) } as Call;
}

function colleague(state: Call['state']): Call {
  return { ...call(colleagueId, state, '1002'), consultationFor: callId };
}

function deskWith(...calls: Call[]): DeskState {
  const state = idleState({ calls, conversations: [conversation(callId)] });
  const directory = [
    { name: 'Second line', number: '1002', note: 'until 22:00' },
    { name: 'Complaints', number: '1010' },
  ];
  return { ...state, configuration: { ...state.configuration, directory } };
}

const field = () => screen.getByPlaceholderText<HTMLInputElement>('Number or name');
const typeInto = (element: HTMLElement, value: string) => act(async () => fireEvent.change(element, { target: { value } }));

afterEach(cleanup);

describe('the transfer panel', () => {
  it('hands a caller on to a number by Enter, and stays with the reason where that is refused', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')), {
      transferNow: () => Promise.resolve(failure('line-down' as const)),
    });
    await press('F6');
    expect(document.activeElement).toBe(field());
    await typeInto(field(), '06 (30) 123-4567');
    await typeInto(screen.getByPlaceholderText('Note for the colleague'), ' knows the router ');
    field().focus();
    await press('Enter');
    expect(main.asked('transferNow')).toEqual([{ callId, target: '06301234567', note: 'knows the router' }]);
    expect(screen.getByText('The line is down. Try again when it is back.')).toBeTruthy();
    expect(field().value).toBe('06 (30) 123-4567');
    await press('Escape');
    expect(screen.queryByPlaceholderText('Number or name')).toBeNull();
  });

  it('takes a name first and hands on at the second Enter', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')), {
      transferNow: () => Promise.resolve(success(undefined)),
    });
    await press('F6');
    await typeInto(field(), 'sec');
    await press('Enter');
    expect(main.asked('transferNow')).toEqual([]);
    expect(field().value).toBe('Second line');
    expect(screen.getByText('1002 · until 22:00')).toBeTruthy();
    await press('Enter');
    expect(main.asked('transferNow')).toEqual([{ callId, target: '1002' }]);
  });

  it('moves through the names by arrow keys, and asks first by Ctrl Enter', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')), {
      askFirst: () => Promise.resolve(success(undefined)),
    });
    await press('F6');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(field().value).toBe('Complaints');
    await press('Enter', { ctrlKey: true });
    expect(main.asked('askFirst')).toEqual([{ callId, target: '1010' }]);
    expect(main.asked('transferNow')).toEqual([]);
  });

  it('does not guess among several, nor from words that nobody has', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')));
    await press('F6');
    for (const words of ['n', 'nobody']) {
      await typeInto(field(), words);
      await press('Enter');
      expect(screen.getByText('Type a number, or choose a name from the list.')).toBeTruthy();
    }
    expect(main.asked('transferNow')).toEqual([]);
  });

  it('leaves Ctrl Enter to the record while the focus is elsewhere', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')));
    await press('F6');
    await typeInto(field(), '1010');
    act(() => field().blur());
    await press('Enter', { ctrlKey: true });
    expect(main.asked('askFirst')).toEqual([]);
  });

  it('comes back with what was typed when nothing came of it, and says where the caller is', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking')), {
      askFirst: () => Promise.resolve(success(undefined)),
    });
    await press('F6');
    await typeInto(field(), '1002');
    await press('Enter', { ctrlKey: true });
    act(() => main.change({ calls: [withTransfer('held', consulting), colleague('dialling')] }));
    expect(screen.queryByPlaceholderText('Number or name')).toBeNull();
    act(() => main.change({ calls: [withTransfer('talking', { kind: 'failed', target, problem: 'busy' })] }));
    const banner = screen.getByText('Second line is busy.').closest('[role=alert]');
    expect(banner?.textContent).toContain('You talk with +36 30 123 4567.');
    expect(field().value).toBe('1002');
    fireEvent.click(screen.getByRole('button', { name: 'Close this message' }));
    expect(main.asked('returnToCaller')).toEqual([{ callId }]);
  });
});

describe('a department that is closed', () => {
  const closed = { id: 'moscow', name: 'Moscow', number: '1010', timeZone: 'Europe/Moscow', hours: [], fallback: 'kaluga' };
  const kaluga = { id: 'kaluga', name: 'Kaluga', number: '1011' };

  function deskOf(directory: DeskState['configuration']['directory'], changes: Parameters<typeof card>[0] = {}): DeskState {
    const state = idleState({ calls: [withTransfer('talking')], conversations: [conversation(callId, { card: card(changes) })] });
    return { ...state, configuration: { ...state.configuration, directory } };
  }
  const options = () => screen.getAllByRole('option').map((option) => option.querySelector('[class*=name]')?.textContent);

  it('is chosen only after who takes over for it was offered first', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskOf([closed, kaluga]), {
      transferNow: () => Promise.resolve(success(undefined)),
    });
    await press('F6');
    expect(screen.getByText('closed · now: Kaluga takes over')).toBeTruthy();
    await typeInto(field(), 'mos');
    await press('Enter');
    expect(options()).toEqual(['Kaluga', 'Moscow']);
    expect(screen.getAllByText('Moscow is closed. Choose who is to take the call.').some((one) => one.role === 'status')).toBe(true);
    await press('Enter');
    expect(field().value).toBe('Kaluga');
    await press('Enter');
    expect(main.asked('transferNow')).toEqual([{ callId, target: '1011' }]);
  });

  it('may be taken all the same', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskOf([closed, kaluga]), {
      askFirst: () => Promise.resolve(success(undefined)),
    });
    await press('F6');
    await typeInto(field(), 'mos');
    await press('Enter', { ctrlKey: true });
    expect(main.asked('askFirst')).toEqual([]);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await press('Enter', { ctrlKey: true });
    expect(main.asked('askFirst')).toEqual([{ callId, target: '1010' }]);
  });

  it("does not come before a VIP's own manager, who is offered first", async () => {
    await renderDesk(<PhoneColumn />, deskOf([kaluga, { name: 'Anna Kiss', number: '1100' }], { manager: 'anna kiss' }));
    await press('F6');
    expect(options()).toEqual(['Anna Kiss', 'Kaluga']);
    expect(screen.getByText('This customer’s manager')).toBeTruthy();
    cleanup();
    await renderDesk(<PhoneColumn />, deskOf([kaluga, { name: 'Anna Kiss', number: '1100' }], { manager: 'anna kiss', isVip: false }));
    await press('F6');
    expect(options()).toEqual(['Kaluga', 'Anna Kiss']);
  });
});

describe('a colleague who is asked', () => {
  it.each([
    [withTransfer('held', consulting), colleague('dialling'), 'It rings at Second line. +36 30 123 4567 is on hold.'],
    [withTransfer('held', consulting), colleague('talking'), 'You talk with Second line. +36 30 123 4567 is on hold.'],
    [withTransfer('talking', consulting), colleague('held'), 'You talk with +36 30 123 4567. Second line is on hold.'],
    [withTransfer('held', consulting), colleague('held'), '+36 30 123 4567 and Second line are both on hold.'],
  ])('stands within the call of the caller, and a sentence says who is heard', async (caller, other, sentence) => {
    await renderDesk(<PhoneColumn />, deskWith(caller, other));
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    const group = screen.getByRole('group', { name: 'Transfer +36 30 123 4567' });
    expect(within(group).getByRole('status').textContent).toBe(sentence);
  });

  it('is joined with the caller, swapped and let go by key', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('held', consulting), colleague('talking')));
    await press('F9');
    await press('F8');
    await press('F6');
    await press('F6', { shiftKey: true });
    await press('F4');
    expect(main.asked('swapCalls')).toEqual([{ callId }]);
    expect(main.asked('mute')).toEqual([{ callId: colleagueId, on: true }]);
    expect(main.asked('completeTransfer')).toEqual([{ callId }]);
    expect(main.asked('returnToCaller')).toEqual([{ callId }]);
    expect(main.asked('hangUp')).toEqual([{ callId: colleagueId }]);
    expect(main.asked('hold')).toEqual([]);
  });

  it('is not swapped with the caller before there is an answer', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('held', consulting), colleague('dialling')));
    await press('F9');
    expect([...main.asked('swapCalls'), ...main.asked('hold')]).toEqual([]);
  });

  it('stays as a call of its own when the caller has hung up', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('held', consulting), colleague('talking')));
    act(() => main.change({ calls: [colleague('talking')] }));
    const [only] = screen.getAllByRole('listitem');
    fireEvent.click(within(only as HTMLElement).getByRole('button', { name: /Hang up/ }));
    expect(main.asked('hangUp')).toEqual([{ callId: colleagueId }]);
  });
});

it('a caller who is being handed on may be left by hanging up, and nothing else', async () => {
  const asking: Transfer = { kind: 'asking', how: 'blind', target, isToReturn: true, isRingingThere: true };
  const { main } = await renderDesk(<PhoneColumn />, deskWith(withTransfer('talking', asking)));
  expect(screen.getByText(/It rings at Second line. You may hang up/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Hold/ })).toBeNull();
  await press('F6');
  await press('F6', { shiftKey: true });
  expect([...main.asked('completeTransfer'), ...main.asked('returnToCaller')]).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: /Hang up/ }));
  expect(main.asked('hangUp')).toEqual([{ callId }]);
});
