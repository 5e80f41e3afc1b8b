import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { success } from '../../../core/result';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { PhoneColumn } from './PhoneColumn';

afterEach(cleanup);
const press = () => act(async () => fireEvent.keyDown(document.body, { key: 'F3', shiftKey: true }));

it('new messages are shown and heard by a press, and the key works without any', async () => {
  const { main } = await renderDesk(
    <PhoneColumn />,
    idleState({ voicemail: { number: '*97', summary: { isWaiting: true, newCount: 2 } } }),
    {
      dial: () => Promise.resolve(success(undefined)),
    },
  );
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /Voicemail: 2 new/ })));
  expect(main.asked('dial')).toEqual([{ target: '*97', intent: 'repeat' }]);
  await act(async () => main.change({ voicemail: { number: '*97', summary: { isWaiting: false, newCount: 0 } } }));
  expect(screen.queryByRole('button', { name: /Voicemail/ })).toBeNull();
  await press();
  expect(main.asked('dial')).toHaveLength(2);
});

it('without a voicemail its key does nothing', async () => {
  const { main } = await renderDesk(<PhoneColumn />, idleState());
  await press();
  expect(main.asked('dial')).toEqual([]);
});
