import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { failure } from '../../../core/result';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { PhoneColumn } from './PhoneColumn';

const idA = '00000000-0000-4000-8000-00000000000a';
const idB = '00000000-0000-4000-8000-00000000000b';

function press(key: string, modifiers: { ctrlKey?: boolean } = {}) {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
}

describe('the phone column', () => {
  afterEach(cleanup);

  it('says who rings, once, and answers or rejects by key', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState());
    act(() => main.change({ calls: [call(idA, 'ringing')], conversations: [conversation(idA)] }));
    await screen.findByText('Incoming call for Support: +36 30 123 4567. F2 answers.');
    expect(screen.getByRole('alert').textContent).toBe('Incoming call for Support: +36 30 123 4567. F2 answers.');
    press('F2');
    press('F4');
    expect(main.asked('answer')).toEqual([{ callId: idA }]);
    expect(main.asked('reject')).toEqual([{ callId: idA }]);
    expect(main.asked('hangUp')).toEqual([]);
  });

  it('shows nothing before main says so', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState({ calls: [call(idA, 'talking')], conversations: [conversation(idA)] }));
    press('F8');
    expect(main.asked('mute')).toEqual([{ callId: idA, on: true }]);
    expect(screen.queryByText('You are muted')).toBeNull();
    act(() => main.change({ calls: [{ ...call(idA, 'talking'), isMuted: true } as never] }));
    expect(screen.getByText('You are muted')).toBeTruthy();
    press('F8');
    expect(main.asked('mute')[1]).toEqual({ callId: idA, on: false });
  });

  it('shows how loud the call is, and says that the agent speaks while muted', async () => {
    const talking = { calls: [{ ...call(idA, 'talking'), isMuted: true } as never], conversations: [conversation(idA)] };
    const { main } = await renderDesk(<PhoneColumn />, idleState(talking));
    const moment = { callId: idA, mos: 4.4, codec: 'opus', lossReceivedShare: 0, jitterMs: 3, remoteDb: -50 } as const;
    act(() => {
      main.emit.qualityMoment({ ...moment, microphoneDb: -33 });
      main.emit.qualityMoment({ ...moment, callId: idB, remoteDb: -10 });
    });
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 1010)));
    const bars = [...screen.getByRole('img', { name: 'How loud you and the caller are' }).querySelectorAll('[data-level]')];
    expect(bars.map((one) => one.getAttribute('data-level'))).toEqual(['3', '1']);
    act(() => main.emit.speakingMuted(true));
    expect(screen.getByText('You are speaking, but nobody hears you.')).toBeTruthy();
    act(() => main.emit.speakingMuted(false));
    expect(screen.getByText('You are muted')).toBeTruthy();
  });

  it('keeps a waiting call beside the one that is spoken', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState({ calls: [call(idA, 'talking')], conversations: [conversation(idA)] }));
    act(() =>
      main.change({ calls: [call(idA, 'talking'), call(idB, 'ringing', '1002')], conversations: [conversation(idA), conversation(idB)] }),
    );
    const [first, second] = screen.getAllByRole('listitem');
    if (!first || !second) throw new Error('two calls are listed');
    expect(within(first).getByRole('button', { name: /Hang up/ })).toBeTruthy();
    expect(within(second).getByText('Call waiting')).toBeTruthy();
    press('F4');
    expect(main.asked('hangUp')).toEqual([{ callId: idA }]);
    press('2', { ctrlKey: true });
    expect(within(second).queryByText('Call waiting')).toBeNull();
  });

  it('sends tones as they are typed, and no others', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState({ calls: [call(idA, 'talking')], conversations: [conversation(idA)] }));
    act(() => press('F7'));
    const tones = screen.getByRole('textbox', { name: 'Tones for the other end' });
    expect(document.activeElement).toBe(tones);
    for (const key of ['1', 'x', '#']) fireEvent.keyDown(tones, { key });
    expect(main.asked('sendDigits')).toEqual([
      { callId: idA, digits: '1' },
      { callId: idA, digits: '#' },
    ]);
  });

  it('cleans a number, and keeps one that cannot be dialled', async () => {
    const { main } = await renderDesk(<PhoneColumn />, idleState(), { dial: () => Promise.resolve(failure('line-down' as const)) });
    const field = screen.getByRole('textbox', { name: 'Number to call' });
    fireEvent.change(field, { target: { value: '+36 (30) 123-4567' } });
    await act(async () => fireEvent.submit(field));
    expect(main.asked('dial')).toEqual([{ target: '+36301234567' }]);
    expect((field as HTMLInputElement).value).toBe('+36 (30) 123-4567');
    expect(screen.getByText(/The line is down/)).toBeTruthy();
    fireEvent.change(field, { target: { value: 'abc' } });
    await act(async () => fireEvent.submit(field));
    expect(main.asked('dial')).toHaveLength(1);
    expect(screen.getByText(/cannot be dialled/)).toBeTruthy();
  });

  it('says what is wrong with the line and tries again at a press', async () => {
    const { main } = await renderDesk(
      <PhoneColumn />,
      idleState({
        line: { kind: 'down', since: 1_790_000_000_000, problem: 'unreachable', retryAt: 1_790_000_005_000 },
      }),
    );
    expect(screen.getByText('Line lost, reconnecting')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(main.asked('retryLine')).toHaveLength(1);
  });
});
