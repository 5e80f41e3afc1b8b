import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { success } from '../../../core/result';
import { conversation } from '../testing/calls';
import { card } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { CustomerColumn } from './CustomerColumn';

const conversationId = '01923f00-0000-7000-8000-00000000000a';

function deskWith(changes: Partial<Conversation>) {
  return idleState({ conversations: [conversation(conversationId, changes)] });
}

describe('the customer', () => {
  afterEach(cleanup);

  it('covers the balance until it is asked for, and again for the next customer', async () => {
    const { main } = await renderDesk(<CustomerColumn />, deskWith({ card: card() }));
    expect(document.body.textContent).not.toContain('12 400');
    fireEvent.click(screen.getByRole('button', { name: 'Show balance' }));
    expect(document.body.textContent).toContain('−12 400 HUF');
    main.change(deskWith({ card: card({ cardId: 8, name: 'Andrej Kos' }) }));
    await screen.findByText('Andrej Kos');
    expect(document.body.textContent).not.toContain('12 400');
  });

  it('is worked by keys as well: the balance, a number that is new, and that it is somebody else', async () => {
    const other = { identity: { number: '06305550177', isWithheld: false }, displayNumber: '06 30 555 0177', e164: '+36305550177' };
    const { main } = await renderDesk(<CustomerColumn />, deskWith({ card: card(), ...other }));
    const press = (key: string, modifiers = { ctrlKey: true, shiftKey: false }) =>
      act(async () => void fireEvent.keyDown(document.body, { key, ...modifiers }));
    await press('u');
    expect(document.body.textContent).toContain('−12 400 HUF');
    await press('u');
    expect(document.body.textContent).not.toContain('12 400');
    await press('n');
    expect(main.asked('addCallerNumber')).toEqual([{ conversationId }]);
    await press('F5', { ctrlKey: false, shiftKey: true });
    expect(main.asked('linkCard')).toEqual([{ conversationId, cardId: null }]);
  });

  it('says in words that somebody calls again', async () => {
    await renderDesk(<CustomerColumn />, deskWith({ card: card() }));
    expect(screen.getByText('Second call in 3 days')).toBeTruthy();
    cleanup();
    const repeat = { contacts: 4, withinDays: 1 };
    await renderDesk(<CustomerColumn />, deskWith({ card: card({ repeat }) }), {}, 'ru');
    expect(screen.getByText('5-й звонок за 1 день')).toBeTruthy();
  });

  it('dials another number of the customer, not the one that is calling', async () => {
    const dial = () => Promise.resolve(success(undefined));
    const { main } = await renderDesk(<CustomerColumn />, deskWith({ card: card() }), { dial });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Call +36 30 123 4567' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Call +36 1 555 0199' }));
    expect(main.asked('dial')).toEqual([{ target: '+3615550199' }]);
  });

  it('asks whether a new number belongs on the card, and no more once it is there', async () => {
    const other = { identity: { number: '06305550177', isWithheld: false }, displayNumber: '06 30 555 0177', e164: '+36305550177' };
    const { main } = await renderDesk(<CustomerColumn />, deskWith({ card: card(), ...other }));
    fireEvent.click(screen.getByRole('button', { name: 'Add 06 30 555 0177 to this card' }));
    expect(main.asked('addCallerNumber')).toEqual([{ conversationId }]);
    const phones = [...card().phones, { label: '', e164: '+36305550177', asGiven: '06 30 555 0177' }];
    main.change(deskWith({ card: card({ phones }), ...other }));
    await screen.findByRole('button', { name: 'Call 06 30 555 0177' });
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('asks about no number that is withheld or the centre’s own', async () => {
    await renderDesk(
      <CustomerColumn />,
      deskWith({ card: card(), identity: { number: '1001', isWithheld: false }, displayNumber: '1001' }),
    );
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  it('shows by lamps who of the card is in a call: the manager, and a number within the centre', async () => {
    const phones = [...card().phones, { label: 'office', e164: '1012', asGiven: '1012' }];
    const state = deskWith({ card: card({ phones, manager: 'Nora Ács' }) });
    const directory = [
      { name: 'Nora Ács', number: '1011', hint: 'nora' },
      { name: 'Office', number: '1012', hint: 'office' },
      { name: 'Claims', number: '1013', hint: 'claims' },
    ];
    const lamps = { nora: true, office: false, claims: true };
    await renderDesk(<CustomerColumn />, { ...state, lamps, configuration: { ...state.configuration, directory } });
    expect(screen.getByText('Nora Ács').textContent).toBe('Nora Ács in a call');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['+36 1 555 0199work', '1012officefree']),
    );
    expect(screen.getAllByText('in a call')).toHaveLength(1);
  });

  it('lets the agent choose among those who share a number', async () => {
    const candidates = [
      { cardId: 11, name: 'Marija Horvat', address: 'Maribor' },
      { cardId: 12, name: 'Janez Horvat' },
    ];
    const { main } = await renderDesk(<CustomerColumn />, deskWith({ candidates }));
    expect(screen.getByText('2 customers share this number. Ask, then choose.')).toBeTruthy();
    fireEvent.click(screen.getByRole('option', { name: /Janez/ }));
    expect(main.asked('linkCard')).toEqual([{ conversationId, cardId: 12 }]);
  });

  it('says where the card stands that it could not be changed, until it could', async () => {
    let isDown = true;
    const linkCard = () => (isDown ? Promise.reject(new Error('disk')) : Promise.resolve());
    await renderDesk(<CustomerColumn />, deskWith({ card: card() }), { linkCard });
    fireEvent.click(screen.getByRole('button', { name: 'Somebody else is calling' }));
    expect((await screen.findByRole('alert')).textContent).toContain('That did not work');
    isDown = false;
    fireEvent.click(screen.getByRole('button', { name: 'Somebody else is calling' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('makes a card for an unknown caller and keeps the name when that fails', async () => {
    const createCard = () => Promise.reject(new Error('disk'));
    const { main } = await renderDesk(<CustomerColumn />, deskWith({}), { createCard });
    const name = screen.getByLabelText<HTMLInputElement>('Name');
    fireEvent.change(name, { target: { value: 'Leyla Əliyeva' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create card' }));
    await screen.findByText(/That did not work/);
    expect(main.asked('createCard')).toEqual([{ conversationId, name: 'Leyla Əliyeva' }]);
    expect(name.value).toBe('Leyla Əliyeva');
  });

  it('tells a withheld number from an unknown one', async () => {
    const { displayNumber: _, ...withheld } = conversation(conversationId, { identity: { isWithheld: true } });
    await renderDesk(<CustomerColumn />, idleState({ conversations: [withheld] }));
    expect(screen.getByRole('heading', { name: 'Number withheld' })).toBeTruthy();
  });

  it('shows markup in a name as text', async () => {
    await renderDesk(<CustomerColumn />, deskWith({ card: card({ name: '<img src=x onerror=alert(1)>' }) }));
    expect(screen.getByRole('heading', { name: '<img src=x onerror=alert(1)>' })).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});
