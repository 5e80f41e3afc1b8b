import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FormValues } from '../../../core/forms/form';
import { conversation } from '../testing/calls';
import { form } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { RecordColumn } from './RecordColumn';

const conversationId = '01923f00-0000-7000-8000-00000000000a';

function deskWith(values: FormValues, isCallOver = true) {
  return idleState({ conversations: [conversation(conversationId, { isCallOver, form: { form: form(), values } })] });
}

function summary() {
  return screen.getByLabelText<HTMLTextAreaElement>('Summary');
}

function type(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } });
}

const saves = () => ({ saveDraft: () => Promise.resolve({ ok: true as const, value: { savedAt: Date.now() } }) });

describe('the record', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('sends what is typed in one batch within 250 ms', async () => {
    const { main } = await renderDesk(<RecordColumn />, deskWith({}), saves());
    type(summary(), 'Router');
    type(summary(), 'Router restarts');
    expect(main.asked('saveDraft')).toEqual([]);
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(main.asked('saveDraft')).toEqual([{ conversationId, values: { summary: 'Router restarts' } }]);
    expect(screen.getByText('Saved just now')).toBeTruthy();
  });

  it('does not call saved what is gone when the program ends', async () => {
    const state = deskWith({});
    await renderDesk(<RecordColumn />, { ...state, configuration: { ...state.configuration, areRecordsKept: false } }, saves());
    type(summary(), 'Router');
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(screen.getByText('Only until Firstline closes')).toBeTruthy();
  });

  it('loses nothing when the desk goes away between two batches', async () => {
    const { main, unmount } = await renderDesk(<RecordColumn />, deskWith({}), saves());
    type(summary(), 'Router');
    unmount();
    expect(main.asked('saveDraft')).toEqual([{ conversationId, values: { summary: 'Router' } }]);
  });

  it('comes back with the draft that main kept', async () => {
    await renderDesk(<RecordColumn />, deskWith({ summary: 'Half a sen', crew: true }), saves());
    expect(summary().value).toBe('Half a sen');
    expect(screen.getByLabelText<HTMLInputElement>('Send a crew').checked).toBe(true);
    expect(screen.getByLabelText(/Fee \(HUF\)/)).toBeTruthy();
  });

  it('marks no field as required for a caller whom nobody took', async () => {
    await renderDesk(<RecordColumn />, deskWith({}), saves());
    expect(document.body.textContent).toContain('*');
    cleanup();
    const missed = conversation(conversationId, { isCallOver: true, notReached: 'missed', form: { form: form(), values: {} } });
    await renderDesk(<RecordColumn />, idleState({ conversations: [missed] }), saves());
    expect(screen.getByText('Rang here, not taken')).toBeTruthy();
    expect(document.body.textContent).not.toContain('*');
  });

  it('takes what a script fills in and leaves alone what was typed', async () => {
    const { main } = await renderDesk(<RecordColumn />, deskWith({}), saves());
    type(summary(), 'my words');
    const conversations = deskWith({ summary: 'their words', minutes: 20 }).conversations;
    act(() => main.change({ conversations }));
    expect(summary().value).toBe('my words');
    expect(screen.getByLabelText<HTMLInputElement>(/Minutes/).value).toBe('20');
  });

  it('says in words that the disk is full and keeps the text', async () => {
    const saveDraft = () => Promise.resolve({ ok: false as const, problem: 'disk-full' as const });
    await renderDesk(<RecordColumn />, deskWith({}), { saveDraft });
    type(summary(), 'Router');
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(screen.getByText(/the disk is full/)).toBeTruthy();
    expect(summary().value).toBe('Router');
  });

  it('keeps a number as typed and hands it on as a number', async () => {
    const { main } = await renderDesk(<RecordColumn />, deskWith({ crew: true }), saves());
    type(screen.getByLabelText(/Fee/), '12,5');
    expect(screen.getByLabelText<HTMLInputElement>(/Fee/).value).toBe('12,5');
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(main.asked('saveDraft').at(-1)).toMatchObject({ values: { fee: 12.5 } });
  });

  it('shows what is missing at its field, counts it and puts the focus there', async () => {
    const finishForm = () =>
      Promise.resolve({
        ok: false as const,
        problem: [
          { field: 'summary', kind: 'required' as const, message: 'required' },
          { field: 'minutes', kind: 'invalid' as const, message: 'too-small' },
        ],
      });
    const { main } = await renderDesk(<RecordColumn />, deskWith({ minutes: -3 }), { ...saves(), finishForm });
    fireEvent.keyDown(summary(), { key: 'Enter', ctrlKey: true });
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(main.asked('finishForm')).toEqual([{ conversationId, values: { minutes: -3 } }]);
    expect(screen.getByText('2 fields need your attention')).toBeTruthy();
    expect(screen.getByText('Please fill this in')).toBeTruthy();
    expect(screen.getByText('At least 0')).toBeTruthy();
    expect(document.activeElement).toBe(summary());
    type(summary(), 'x');
    expect(screen.queryByText('Please fill this in')).toBeNull();
  });

  it('never finishes by Enter alone, nor while the call is on', async () => {
    const { main } = await renderDesk(<RecordColumn />, deskWith({}, false), saves());
    fireEvent.keyDown(screen.getByLabelText(/Minutes/), { key: 'Enter' });
    fireEvent.keyDown(summary(), { key: 'Enter' });
    fireEvent.keyDown(summary(), { key: 'Enter', ctrlKey: true });
    await act(() => vi.advanceTimersByTimeAsync(100));
    expect(main.asked('finishForm')).toEqual([]);
    expect(screen.getByText(/The call is still on/)).toBeTruthy();
  });

  it('makes the wrap-up longer by key, while something is typed, as often as is allowed', async () => {
    const agent = idleState().agent;
    const wrapUp = {
      kind: 'wrap-up',
      since: Date.now(),
      callId: conversationId,
      endsAt: Date.now() + 30_000,
      extensionMs: 30_000,
    } as const;
    const { main } = await renderDesk(
      <RecordColumn />,
      { ...deskWith({}), agent: { ...agent, state: { ...wrapUp, extensionsLeft: 1 } } },
      saves(),
    );
    fireEvent.keyDown(summary(), { key: 'e', ctrlKey: true });
    expect(main.asked('extendWrapUp')).toHaveLength(1);
    act(() => main.change({ agent: { ...agent, state: { ...wrapUp, extensionsLeft: 0 } } }));
    fireEvent.keyDown(summary(), { key: 'e', ctrlKey: true });
    expect(main.asked('extendWrapUp')).toHaveLength(1);
  });

  it('says beside the clock that the wrap-up could not be made longer', async () => {
    const agent = idleState().agent;
    const endsAt = Date.now() + 30_000;
    const state = { kind: 'wrap-up', since: Date.now(), callId: conversationId, endsAt, extensionsLeft: 2, extensionMs: 30_000 } as const;
    const extendWrapUp = () => Promise.reject(new Error('busy'));
    await renderDesk(<RecordColumn />, { ...deskWith({}), agent: { ...agent, state } }, { ...saves(), extendWrapUp });
    fireEvent.click(screen.getByRole('button', { name: '30 seconds more' }));
    expect((await screen.findByRole('alert')).textContent).toContain('That did not work');
  });

  it('survives a form that cannot be drawn', async () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = form();
    broken.ui = { summary: { 'ui:widget': 'no-such-widget' } };
    const state = idleState({ conversations: [conversation(conversationId, { form: { form: broken, values: {} } })] });
    await renderDesk(<RecordColumn />, state, saves());
    expect(screen.getByText(/This form cannot be shown/)).toBeTruthy();
    silence.mockRestore();
  });
});
