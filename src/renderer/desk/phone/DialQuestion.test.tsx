import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DialDoubt } from '../../../core/calls/dial-doubt';
import { failure, success } from '../../../core/result';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { DialQuestion } from './DialQuestion';
import { PhoneColumn } from './PhoneColumn';

const callId = '00000000-0000-4000-8000-00000000000a';
afterEach(cleanup);

async function dialInDoubt(doubt: DialDoubt, second: 'taken' | 'line-down' = 'taken') {
  const desk = await renderDesk(
    <>
      <PhoneColumn />
      <DialQuestion />
    </>,
    idleState({ calls: [call(callId, 'held')], conversations: [conversation(callId)] }),
    {
      dial: ({ intent }) =>
        Promise.resolve(intent === undefined ? failure(doubt) : second === 'taken' ? success(undefined) : failure(second)),
    },
  );
  await act(async () => fireEvent.change(screen.getByRole('textbox', { name: 'Number to call' }), { target: { value: '1002' } }));
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Call' })));
  return desk;
}

const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

describe('a number that may have been dialled by mistake', () => {
  it('is dialled again when that is meant', async () => {
    const { main } = await dialInDoubt({ kind: 'just-dialled', dialledAt: Date.now() - 5000 });
    expect(screen.getByRole('dialog', { name: 'Call 1002 again?' }).textContent).toMatch(/You called it \d+ seconds ago/);
    await press('Call again');
    expect(main.asked('dial')).toEqual([{ target: '1002' }, { target: '1002', intent: 'anyhow' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is left alone when it was a slip', async () => {
    const { main } = await dialInDoubt({ kind: 'just-dialled', dialledAt: Date.now() - 5000 });
    await press('Leave it');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(main.asked('dial')).toHaveLength(1);
  });

  it('leads to the call that is on', async () => {
    await dialInDoubt({ kind: 'in-call', callId });
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Show the call'));
    await press('Show the call');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays with the reason where it cannot be dialled now', async () => {
    await dialInDoubt({ kind: 'in-call', callId }, 'line-down');
    await press('Make a second call');
    expect(screen.getByRole('dialog').textContent).toContain('The line is down');
  });
});
