import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecentCall } from '../../../contract/ipc/desk-state';
import { failure, success } from '../../../core/result';
import { PhoneColumn } from '../phone/PhoneColumn';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { CallHistory } from './CallHistory';

const call = (place: number, changes: Partial<RecentCall> = {}): RecentCall => ({
  callId: `00000000-0000-4000-8000-00000000000${place}`,
  at: 1_790_000_000_000 - place,
  direction: 'inbound',
  number: `100${place}`,
  cause: 'caller-gave-up',
  ...changes,
});

type Handlers = Parameters<typeof renderDesk>[2];
afterEach(cleanup);

async function openHistory(handlers: Handlers = {}) {
  const desk = await renderDesk(
    <>
      <PhoneColumn />
      <CallHistory />
    </>,
    idleState(),
    {
      readCallHistory: ({ before }) =>
        Promise.resolve(before ? { calls: [call(3)], hasMore: false } : { calls: [call(1), call(2)], hasMore: true }),
      ...handlers,
    },
  );
  await act(async () => fireEvent.keyDown(document.body, { key: 'l', ctrlKey: true }));
  return desk;
}

const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent?.slice(0, 4));

describe('all calls', () => {
  it('open by key and are read on, page by page', async () => {
    const { main } = await openHistory();
    expect(rows()).toEqual(['1001', '1002']);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Older calls' })));
    expect(rows()).toEqual(['1001', '1002', '1003']);
    expect(main.asked('readCallHistory').at(-1)).toMatchObject({ before: { callId: call(2).callId } });
    expect(screen.queryByRole('button', { name: 'Older calls' })).toBeNull();
  });

  it('are asked for anew with each filter', async () => {
    const { main } = await openHistory();
    await act(async () => fireEvent.click(screen.getByRole('radio', { name: 'Missed' })));
    await act(async () => fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ann' } }));
    expect(main.asked('readCallHistory').at(-1)).toEqual({ filter: 'missed', text: 'ann', limit: 50 });
  });

  it('are called back, and say so when that does not work', async () => {
    let isLineUp = false;
    const { main } = await openHistory({ dial: async () => (isLineUp ? success(undefined) : failure('line-down')) });
    await act(async () => fireEvent.click(screen.getByRole('option', { name: /1002/ })));
    expect(screen.getByText(/The line is down/)).toBeTruthy();
    isLineUp = true;
    await act(async () => fireEvent.click(screen.getByRole('option', { name: /1002/ })));
    expect(main.asked('dial')).toEqual([{ target: '1002' }, { target: '1002' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that nobody has say what to do', async () => {
    await openHistory({ readCallHistory: () => Promise.resolve({ calls: [], hasMore: false }) });
    expect(screen.getByText('No such calls')).toBeTruthy();
  });
});

describe('the last number', () => {
  it('is called again by its key, and a repetition is what is meant', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState(), {
      readCallHistory: () => Promise.resolve({ calls: [call(4, { direction: 'outbound' })], hasMore: true }),
      dial: () => Promise.resolve(success(undefined)),
    });
    await act(async () => fireEvent.keyDown(document.body, { key: 'F3' }));
    expect(main.asked('readCallHistory')).toEqual([{ filter: 'outgoing', text: '', limit: 1 }]);
    expect(main.asked('dial')).toEqual([{ target: '1004', intent: 'repeat' }]);
  });

  it('that does not exist is told', async () => {
    await renderDesk(<PhoneColumn />, idleState(), { readCallHistory: () => Promise.resolve({ calls: [], hasMore: false }) });
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Call the last number again' })));
    expect(screen.getByText('You have not called anybody yet.')).toBeTruthy();
  });
});

it('keeps its rows when a new call comes on top of the list', async () => {
  const { main } = await renderDesk(<PhoneColumn />, idleState({ recent: [call(1), call(2)] }));
  act(() => main.change({ recent: [call(3), call(1), call(2)] }));
  expect(rows()).toEqual(['1003', '1001', '1002']);
});
