import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import { failure } from '../../../core/result';
import { DeskMenu } from '../shell/DeskMenu';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { PracticeDialog } from './PracticeDialog';

const callId = '00000000-0000-4000-8000-00000000000a';
const practice: DeskState['practice'] = { scenarios: [], next: { kind: 'waiting' }, results: [] };

describe('the way into practice from the desk', () => {
  afterEach(cleanup);

  async function open(changes: Partial<DeskState>, item: string) {
    const handlers = {
      enterPractice: () => Promise.resolve(failure('call-running' as const)),
      leavePractice: () => Promise.resolve(failure('failed' as const)),
      readSettings: () => Promise.resolve({ settings: { devices: { speaker: 'Headset' } } } as never),
    };
    const parts = (
      <>
        <DeskMenu />
        <PracticeDialog />
      </>
    );
    const { main } = await renderDesk(parts, idleState(changes), handlers);
    act(() => screen.getByRole('button').click());
    act(() => screen.getByRole('menuitem', { name: item }).click());
    return main;
  }
  const press = (name: string) =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name }));
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    });

  it('says what practice means and asks main, which may refuse', async () => {
    const main = await open({}, 'Practice…');
    expect(screen.getByText(/Real calls do not reach you/)).toBeTruthy();
    await press('Start practice');
    expect(main.asked('enterPractice')).toHaveLength(1);
    expect(screen.getByText('Not while a call goes on. Finish the call first.')).toBeTruthy();
  });

  it('is closed while a call goes on', async () => {
    const main = await open({ calls: [call(callId, 'talking')] }, 'Practice…');
    expect(screen.getByText('Not while a call goes on. Finish the call first.')).toBeTruthy();
    await press('Start practice');
    expect(main.asked('enterPractice')).toEqual([]);
  });

  it('offers to go without a microphone that is not there', async () => {
    const main = await open({ microphone: 'missing' }, 'Practice…');
    await press('Start without a microphone');
    expect(main.asked('changeSettings')).toEqual([{ devices: { speaker: 'Headset', withoutMicrophone: true } }]);
    expect(main.asked('enterPractice')).toHaveLength(1);
  });

  it('leads back to real work', async () => {
    const main = await open({ practice, microphone: 'silent' }, 'End practice…');
    await press('End practice');
    expect(main.asked('leavePractice')).toHaveLength(1);
    expect(screen.getByText('Practice could not be changed just now. Please try again.')).toBeTruthy();
  });
});
