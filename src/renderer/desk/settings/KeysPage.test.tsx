import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChosenKeys } from '../../../core/policy/keys';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { KeysPage } from './KeysPage';
import type { SettingsData } from './use-settings';

const press = (key: string, modifiers: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
const change = (action: string) => fireEvent.click(screen.getByRole('button', { name: `Change the key: ${action}` }));

describe('the page of the keys', () => {
  let kept: ChosenKeys;
  afterEach(cleanup);

  async function show(locked: readonly string[] = [], from: ChosenKeys = {}) {
    kept = from;
    function Page() {
      const [keys, setKeys] = useState(from);
      const data = { settings: { keys }, locked } as unknown as SettingsData;
      return (
        <KeysPage
          data={data}
          change={({ keys: next }) => {
            kept = next ?? {};
            setKeys(kept);
          }}
        />
      );
    }
    return await renderDesk(<Page />, idleState());
  }

  it('takes the key that is pressed, and none while nobody asks', async () => {
    await show();
    press('F11');
    change('Mute or unmute');
    expect(screen.getByText('Press the new key now. Escape leaves it as it is.')).toBeTruthy();
    press('Control', { ctrlKey: true });
    press('F11');
    expect(kept).toEqual({ mute: 'F11' });
    expect(screen.queryByText(/Press the new key/)).toBeNull();
  });

  it('lets two actions change places', async () => {
    await show();
    change('Mute or unmute');
    press('F9');
    expect(kept).toEqual({ mute: 'F9', hold: 'F8' });
  });

  it('says why a key cannot be used, and goes on listening', async () => {
    await show();
    change('Search and commands');
    press('c', { ctrlKey: true });
    expect(screen.getByText(/Ctrl C cannot be used/)).toBeTruthy();
    press('Enter', { ctrlKey: true });
    expect(screen.getByText(/cannot be taken/)).toBeTruthy();
    press('Escape');
    expect(kept).toEqual({});
  });

  it('takes nothing from an action whose key policy has fixed', async () => {
    await show(['keys.hold']);
    expect(screen.getByRole('button', { name: 'Change the key: Hold or resume' })).toHaveProperty('disabled', true);
    change('Mute or unmute');
    press('F9');
    expect(screen.getByText(/F9 cannot be taken/)).toBeTruthy();
    expect(kept).toEqual({});
  });

  it('goes back to the usual keys, one or all', async () => {
    await show([], { mute: 'F3', dial: 'Mod+J' });
    fireEvent.click(screen.getByRole('button', { name: 'Back to the usual key: Mute or unmute' }));
    expect(kept).toEqual({ dial: 'Mod+J' });
    fireEvent.click(screen.getByRole('button', { name: 'All keys as usual' }));
    expect(kept).toEqual({});
  });
});
