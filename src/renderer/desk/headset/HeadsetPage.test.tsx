import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HeadsetState } from '../../../core/headset/headset-state';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { HeadsetPage } from './HeadsetPage';

const connected: HeadsetState = {
  kind: 'connected',
  name: 'Jabra EVOLVE LINK MS',
  buttons: ['hook', 'mute', 'reject'],
  hasLights: true,
  isUsedElsewhere: false,
};
const at = new Date(2026, 10, 27, 14, 5, 9).getTime();

describe('the page of the headset', () => {
  afterEach(cleanup);

  const show = (state: HeadsetState) => renderDesk(<HeadsetPage />, idleState({ headset: { state, seen: [] } }));
  const lines = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

  it('shows each button, and what arrived', async () => {
    const { main } = await show(connected);
    expect(lines()[1]).toBe('MuteMutes and unmutes youNot pressed yet');
    act(() => main.change({ headset: { state: connected, seen: [{ button: 'mute', at }] } }));
    expect(lines()[1]).toBe('MuteMutes and unmutes youPressed at 14:05:09');
    expect(screen.getByText('Pressed: Mute')).toBeTruthy();
    act(() => main.change({ headset: { state: connected, seen: [{ button: 'hook', on: true, at, did: 'answered' }] } }));
    expect(lines()[0]).toContain('14:05:09: answered');
  });

  it('has the lights shown, and not during a call', async () => {
    const { main } = await show(connected);
    const button = () => screen.getByRole('button', { name: 'Show the lights' });
    fireEvent.click(button());
    expect(main.asked('testHeadset')).toHaveLength(1);
    act(() => main.change({ calls: [call('00000000-0000-4000-8000-00000000000a', 'talking')] }));
    expect(button()).toHaveProperty('disabled', true);
    expect(screen.getByText('The lights can be tried after the call.')).toBeTruthy();
  });

  it.each<[HeadsetState, string]>([
    [{ kind: 'none' }, 'No headset with call buttons'],
    [{ kind: 'refused', name: 'Jabra' }, 'The buttons of Jabra cannot be used'],
    [{ kind: 'no-call-buttons', name: 'Buds' }, 'Buds has no buttons for calls'],
    [{ ...connected, isUsedElsewhere: true }, 'Another phone or meeting program seems to use this headset'],
  ])('says what is in the way: $kind', async (state, words) => {
    await show(state);
    expect(screen.getByText(words)).toBeTruthy();
  });
});
