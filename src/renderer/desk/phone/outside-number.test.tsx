import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutsideNumber } from '../../../core/phone/outside-number';
import { failure, success } from '../../../core/result';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { PhoneColumn } from './PhoneColumn';

const handedId = '00000000-0000-4000-8000-0000000000aa';
afterEach(cleanup);

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Number to call' });

async function hand(number: OutsideNumber['number']) {
  const desk = await renderDesk(<PhoneColumn />, idleState(), { dial: () => Promise.resolve(success(undefined)) });
  await act(async () => desk.main.change({ outsideNumber: { handedId, number } }));
  return desk.main;
}

describe('a number from another program', () => {
  it('stands in the dial field with the focus, and is called when the agent says so', async () => {
    const main = await hand(success({ target: '+36301234567', extension: '12', isToBeDialled: false }));
    expect([field().value, document.activeElement]).toEqual(['+36301234567', field()]);
    expect(screen.getByText('When they answer, type extension 12 on the keypad.')).toBeTruthy();
    expect([main.asked('dial'), main.asked('takeOutsideNumber')]).toEqual([[], [{ handedId }]]);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Call' })));
    expect(main.asked('dial')).toEqual([{ target: '+36301234567' }]);
  });

  it('is called at once where main says so', async () => {
    const main = await hand(success({ target: '1002', isToBeDialled: true }));
    expect(main.asked('dial')).toEqual([{ target: '1002' }]);
  });

  it('that is none leaves the field alone and says why', async () => {
    const main = await hand(failure('carries-more'));
    expect(field().value).toBe('');
    expect(screen.getByText(/The link wants more than a call/)).toBeTruthy();
    expect(main.asked('takeOutsideNumber')).toHaveLength(1);
  });

  it('is asked for by its key', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState());
    await act(async () => fireEvent.keyDown(document.body, { key: 'F3', ctrlKey: true }));
    expect(main.asked('readClipboard')).toHaveLength(1);
  });
});
