import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import { failure, success } from '../../../core/result';
import type { SettingsData } from '../settings/use-settings';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { FirstRunPage } from './FirstRunPage';

const settings: SettingsData = {
  settings: {
    devices: {
      microphone: [],
      speaker: [],
      ringer: [],
      keepMicrophoneOpen: true,
      ringVolume: 0.8,
      microphoneGainDb: 0,
      noiseSuppression: 'standard',
      echoCancellation: true,
      autoGainControl: true,
      withoutMicrophone: false,
      cues: { callConnected: true, callEnded: true, heldCall: true, recording: true, coach: true, wrapUpEnding: true, line: true },
    },
    interface: { language: 'system', theme: 'light', globalKeys: true },
    links: { open: false },
    country: 'HU',
    keys: {},
    presence: { driver: 'unregister' },
    queues: [],
  },
  account: null,
  hasSecret: false,
  canKeepSecret: true,
  locked: [],
  microphones: [{ label: 'Headset', deviceId: 'h1' }],
  speakers: [{ label: 'Headset', deviceId: 'h2' }],
};

function newProgram(changes: Partial<DeskState> = {}): DeskState {
  const state = idleState({ line: { kind: 'off' }, microphone: 'closed', ...changes });
  return { ...state, configuration: { ...state.configuration, isConfigured: false } };
}

async function open(changes: Partial<DeskState> = {}, data = settings, practice: 'entered' | 'refused' = 'entered') {
  const handlers = {
    readSettings: () => Promise.resolve(data),
    changeSettings: () => Promise.resolve(success(undefined)),
    checkSound: () => Promise.resolve(),
    enterPractice: () => Promise.resolve(practice === 'entered' ? success(undefined) : failure('failed' as const)),
  };
  const desk = await renderDesk(<FirstRunPage canLeave={false} leave={() => undefined} />, newProgram(changes), handlers);
  await act(() => Promise.resolve());
  return desk;
}

const heading = () => screen.getByRole('heading', { level: 1 });
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });

describe('the first run', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    cleanup();
    localStorage.clear();
  });

  it('leads from the language over the headset to practice, with the focus on each heading', async () => {
    const { main } = await open();
    expect([heading().textContent, document.activeElement]).toEqual(['Welcome to Firstline', heading()]);
    expect(screen.getByText('Step 1 of 3')).toBeTruthy();
    await press('Next');
    expect([heading().textContent, document.activeElement]).toEqual(['Check your headset', heading()]);
    await press('Next');
    expect([heading().textContent, document.activeElement]).toEqual(['How do you want to begin?', heading()]);
    await press(/^Practice now/);
    expect(main.asked('enterPractice')).toHaveLength(1);
    expect(main.asked('changeSettings')).toEqual([]);
    expect(main.asked('checkSound')).toEqual([{ mode: 'level' }, { mode: 'off' }]);
  });

  it('changes the language at once', async () => {
    const { main } = await open();
    act(() => screen.getByRole('radio', { name: 'Magyar' }).click());
    expect(main.asked('changeSettings')).toEqual([{ interface: { language: 'hu', theme: 'light', globalKeys: true } }]);
  });

  it('goes back, and on from the same place after the desk was opened anew', async () => {
    await open();
    await press('Next');
    await press('Next');
    await press('Back');
    expect(heading().textContent).toBe('Check your headset');
    cleanup();
    await open();
    expect(heading().textContent).toBe('Check your headset');
  });

  it('goes on without a microphone, for practice', async () => {
    localStorage.setItem('first-run-step', 'sound');
    const { main } = await open({ microphone: 'missing' });
    expect(screen.getByText('No microphone found')).toBeTruthy();
    await press('Go on without a microphone');
    expect(main.asked('changeSettings')).toEqual([{ devices: { ...settings.settings.devices, withoutMicrophone: true } }]);
    expect(heading().textContent).toBe('How do you want to begin?');
  });

  it('does not offer that where the administrator has decided', async () => {
    localStorage.setItem('first-run-step', 'sound');
    const { main } = await open({ microphone: 'refused' }, { ...settings, locked: ['devices.withoutMicrophone'] });
    await press('Next');
    expect(main.asked('changeSettings')).toEqual([]);
  });

  it('says when practice cannot be had, and leads to the account and back', async () => {
    localStorage.setItem('first-run-step', 'start');
    await open({}, settings, 'refused');
    await press(/^Practice now/);
    expect(screen.getByText('Practice could not be changed just now. Please try again.')).toBeTruthy();
    await press(/^Connect to my centre/);
    expect(screen.getByRole('textbox', { name: /^Servers/ })).toBeTruthy();
    await press('Back to the choice');
    expect(heading().textContent).toBe('How do you want to begin?');
  });
});
