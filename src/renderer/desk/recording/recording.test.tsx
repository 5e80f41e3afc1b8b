import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordingView } from '../../../contract/ipc/recording';
import { type Form, formSchema } from '../../../core/forms/form';
import type { RecordingMode } from '../../../core/policy/recording-policy';
import type { RecordingState } from '../../../core/recording/recording-state';
import { RecordColumn } from '../form/RecordColumn';
import { PhoneColumn } from '../phone/PhoneColumn';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const callId = '00000000-0000-4000-8000-00000000000a';

const view = (mode: RecordingMode, state?: RecordingState): RecordingView => ({ mode, calls: state ? { [callId]: state } : {} });
const talking = (recording: RecordingView) =>
  idleState({ calls: [call(callId, 'talking')], conversations: [conversation(callId)], recording });

const pressRecord = () => fireEvent.keyDown(document.body, { key: 'F8', ctrlKey: true });
const pressPause = () => fireEvent.keyDown(document.body, { key: 'F8', shiftKey: true });

/** What a screen reader is told of recording. */
const marks = () => screen.queryAllByRole('status').flatMap(({ textContent }) => (/record/i.test(textContent ?? '') ? [textContent] : []));
const buttons = () => screen.getAllByRole('button').flatMap(({ textContent, ariaLabel }) => ariaLabel ?? textContent ?? '');

describe('the recording of a call on the desk', () => {
  afterEach(cleanup);

  it('is not spoken of where nothing is recorded', async () => {
    await renderDesk(<PhoneColumn />, talking(view('off')));
    expect([marks(), buttons().filter((label) => /record/i.test(label))]).toEqual([[], []]);
  });

  it('begins and stops on demand, by button and by key', async () => {
    const { main } = await renderDesk(<PhoneColumn />, talking(view('onDemand')));
    fireEvent.click(screen.getByRole('button', { name: /^Record/ }));
    pressRecord();
    pressPause();
    expect([main.asked('record'), main.asked('pauseRecording')]).toEqual([
      [
        { callId, on: true },
        { callId, on: true },
      ],
      [],
    ]);
    act(() => main.change({ recording: view('onDemand', 'on') }));
    expect(marks()).toEqual(['Recording']);
    pressRecord();
    fireEvent.click(screen.getByRole('button', { name: 'Stop recording' }));
    expect(main.asked('record').slice(2)).toEqual([
      { callId, on: false },
      { callId, on: false },
    ]);
  });

  it('is paused and goes on, by button and by key, and cannot be stopped where policy says always', async () => {
    const { main } = await renderDesk(<PhoneColumn />, talking(view('always', 'on')));
    expect(screen.queryByRole('button', { name: 'Stop recording' })).toBeNull();
    pressRecord();
    pressPause();
    fireEvent.click(screen.getByRole('button', { name: 'Pause the recording' }));
    act(() => main.change({ recording: view('always', 'paused-by-agent') }));
    expect(marks()).toEqual(['Recording paused']);
    pressPause();
    fireEvent.click(screen.getByRole('button', { name: 'Go on recording' }));
    expect([main.asked('record'), main.asked('pauseRecording').map((input) => (input as { on: boolean }).on)]).toEqual([
      [],
      [true, true, false, false],
    ]);
  });

  it('says that a call is not recorded though it should be, and lets the agent try again', async () => {
    const { main } = await renderDesk(<PhoneColumn />, talking(view('always', 'failed')));
    expect(marks()).toEqual(['Not recorded']);
    pressRecord();
    expect(main.asked('record')).toEqual([{ callId, on: true }]);
  });

  it('shows of a past call that it was recorded', async () => {
    const past = { callId, at: 1_790_000_000_000, direction: 'inbound', number: '1001', cause: 'hung-up-there', talkMs: 1000 } as const;
    await renderDesk(<PhoneColumn />, idleState({ recent: [{ ...past, isRecorded: true }] }));
    expect(screen.getByRole('img', { name: 'Recorded' })).toBeTruthy();
  });
});

const form: Form = formSchema.parse({
  formId: 'payment',
  title: 'Payment',
  schema: {
    type: 'object',
    properties: {
      card: { type: 'string', title: 'Card number', 'x-pause-recording': true },
      note: { type: 'string', title: 'Note' },
    },
  },
});

describe('a field that pauses the recording', () => {
  afterEach(cleanup);

  const open = (mode: RecordingMode) =>
    renderDesk(
      <RecordColumn />,
      idleState({ conversations: [conversation(callId, { form: { form, values: {} } })], recording: view(mode) }),
    );
  const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

  it('does so while it has the focus', async () => {
    const { main } = await open('always');
    act(() => field('Note').focus());
    act(() => field('Card number').focus());
    expect(main.asked('pauseForField')).toEqual([{ conversationId: callId, on: true }]);
    act(() => field('Note').focus());
    act(() => field('Card number').focus());
    act(() => field('Card number').blur());
    expect(main.asked('pauseForField').map((input) => (input as { on: boolean }).on)).toEqual([true, false, true, false]);
  });

  it('goes on doing so while another window is in front', async () => {
    const { main } = await open('always');
    act(() => field('Card number').focus());
    // the window loses the focus, the document's active element stays
    fireEvent.focusOut(field('Card number'));
    expect(main.asked('pauseForField')).toEqual([{ conversationId: callId, on: true }]);
  });

  it('lets go of it with its form', async () => {
    const { main } = await open('always');
    act(() => field('Card number').focus());
    act(() => main.change({ conversations: [] }));
    expect(main.asked('pauseForField').at(-1)).toEqual({ conversationId: callId, on: false });
  });

  it('asks for nothing where nothing is recorded', async () => {
    const { main } = await open('off');
    act(() => field('Card number').focus());
    expect(main.asked('pauseForField')).toEqual([]);
  });
});
