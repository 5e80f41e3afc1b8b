import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { SoundLevel } from '../../../core/phone/sound-check';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { MicrophoneCheck } from './MicrophoneCheck';

const handlers = { checkSound: () => Promise.resolve() };

describe('the check of the microphone', () => {
  afterEach(cleanup);

  async function open(changes = {}) {
    const desk = await renderDesk(<MicrophoneCheck device={undefined} />, idleState(changes), handlers);
    const hear = (times: number, level: Partial<SoundLevel>) =>
      act(() => {
        for (let turn = 0; turn < times; turn += 1) desk.main.emit.soundLevel({ mode: 'level', rmsDb: -100, peakDb: -100, ...level });
      });
    return { ...desk, hear };
  }
  const verdict = () => screen.getByRole('status').textContent;
  const lit = () => screen.getByRole('meter').getAttribute('aria-valuenow');

  it('shows the level and says what it means', async () => {
    const { hear } = await open();
    expect(verdict()).toBe('Say a few words, as you would to a caller.');
    hear(40, {});
    expect([lit(), verdict()]).toEqual(['0', 'We hear nothing. Is it muted at the headset?']);
    hear(5, { rmsDb: -50 });
    expect([lit(), verdict()]).toEqual(['5', 'We hear you very quietly. Move the microphone closer to your mouth.']);
    hear(5, { rmsDb: -20 });
    expect([lit(), verdict()]).toEqual(['20', 'We hear you well.']);
  });

  it('lets a person hear herself, and shows how long', async () => {
    const { main, hear } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'Hear yourself' }));
    hear(1, { mode: 'echo', echoLeftS: 29 });
    expect(screen.getByText('Speak now. Ends in 29 s.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    hear(1, {});
    expect(screen.getByRole('button', { name: 'Hear yourself' })).toBeTruthy();
    expect(main.asked('checkSound')).toEqual([{ mode: 'level' }, { mode: 'echo' }, { mode: 'level' }]);
  });

  it('says what to do about a refused microphone, and looks again', async () => {
    const { main } = await open({ microphone: 'refused' });
    expect(screen.getByText('The system does not allow the microphone')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    expect(main.asked('checkSound')).toEqual([{ mode: 'level' }, { mode: 'level' }]);
    act(() => main.change({ microphone: 'open' }));
    expect(lit()).toBe('0');
  });

  it('stands back while there is a call, and stops listening when it is left', async () => {
    const { main, unmount } = await open();
    act(() => main.change({ calls: [call('00000000-0000-4000-8000-00000000000a', 'ringing')] }));
    expect(screen.getByText('The microphone can be checked again after the call.')).toBeTruthy();
    act(() => main.change({ calls: [] }));
    const listening = main.listenerCount();
    unmount();
    expect(main.listenerCount()).toBe(listening - 1);
    expect(main.asked('checkSound')).toEqual([{ mode: 'level' }, { mode: 'off' }, { mode: 'level' }, { mode: 'off' }]);
  });
});
