import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { failure, success } from '../../../core/result';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { AccountForm } from './AccountForm';
import type { SettingsData } from './use-settings';

const empty: SettingsData = {
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
    interface: { language: 'en', theme: 'light', globalKeys: true },
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
  microphones: [],
  speakers: [],
};

function fill(label: RegExp, value: string) {
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
}

async function connect() {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Connect' }));
    await Promise.resolve();
  });
}

describe('the account form', () => {
  afterEach(cleanup);

  it('says at each field what to write and sends nothing before that', async () => {
    const { main } = await renderDesk(<AccountForm data={empty} onKept={() => undefined} />, idleState());
    fill(/^Servers/, 'pbx.example.org');
    await connect();
    expect(screen.getByText('Write an address that starts with wss:// or ws://')).toBeTruthy();
    expect(screen.getByText('Write the password')).toBeTruthy();
    expect(main.asked('setAccount')).toEqual([]);
  });

  it('connects, and says in words how that goes', async () => {
    const setAccount = () => Promise.resolve(success(undefined));
    const { main } = await renderDesk(<AccountForm data={empty} onKept={() => undefined} />, idleState(), { setAccount });
    fill(/^Servers/, 'wss://pbx.example.org/ws');
    fill(/^User/, '1001');
    fill(/^Domain/, 'pbx.example.org');
    const password = screen.getByLabelText(/^Password/, { selector: 'input[type=password]' });
    fireEvent.change(password, { target: { value: 'secret words' } });
    await connect();
    expect(main.asked('setAccount')).toEqual([
      {
        account: { servers: ['wss://pbx.example.org/ws'], user: '1001', domain: 'pbx.example.org', registerExpiresS: 300 },
        secret: { kind: 'password', password: 'secret words' },
      },
    ]);
    act(() => main.change({ line: { kind: 'down', since: 1, problem: 'wrong-credentials', detail: '403 Forbidden' } }));
    expect(screen.getByText('The exchange refused the user or password. Check both.')).toBeTruthy();
    expect(screen.getByText('For IT: 403 Forbidden')).toBeTruthy();
  });

  it('says that the phone is connected although it is signed out while not ready', async () => {
    await renderDesk(<AccountForm data={empty} onKept={() => undefined} />, idleState({ line: { kind: 'off' } }));
    expect(screen.getByText('Not connected yet')).toBeTruthy();
    cleanup();
    const line = { kind: 'off', server: 'wss://pbx.example.org/ws' } as const;
    await renderDesk(<AccountForm data={empty} onKept={() => undefined} />, idleState({ line }));
    expect(screen.getByText('Connected to wss://pbx.example.org/ws')).toBeTruthy();
    expect(screen.getByText('Signed out there until you are Ready.')).toBeTruthy();
  });

  it('asks only for what the administrator has left open', async () => {
    const account = { servers: ['wss://pbx.example.org/ws'], domain: 'pbx.example.org', displayName: 'Nora' };
    const data = { ...empty, account, locked: ['account.servers', 'account.domain', 'account.displayName'] };
    const { main } = await renderDesk(<AccountForm data={data} onKept={() => undefined} />, idleState(), {
      setAccount: () => Promise.resolve(success(undefined)),
    });
    expect(screen.getAllByText('Set by your administrator')).toHaveLength(3);
    fill(/^User/, '1001');
    fireEvent.change(screen.getByLabelText(/^Password/, { selector: 'input[type=password]' }), { target: { value: 'secret words' } });
    await connect();
    expect(main.asked('setAccount')).toMatchObject([{ account: { ...account, user: '1001' } }]);
  });

  it('says where the password cannot be kept, before and after, and why an account was not kept', async () => {
    const setAccount = () => Promise.resolve(failure('disk-full' as const));
    const account = { servers: ['wss://pbx.example.org/ws'], user: '1001', domain: 'pbx.example.org', registerExpiresS: 300 };
    const data = { ...empty, account, hasSecret: true, canKeepSecret: false };
    const { unmount } = await renderDesk(<AccountForm data={{ ...data, hasSecret: false }} onKept={() => undefined} />, idleState());
    expect(screen.getByText(/^This PC cannot keep it/)).toBeTruthy();
    unmount();
    await renderDesk(<AccountForm data={data} onKept={() => undefined} />, idleState(), { setAccount });
    expect(screen.getByText(/^In use until Firstline closes/)).toBeTruthy();
    expect(screen.queryByText(/Kept safely/)).toBeNull();
    await connect();
    expect(screen.getByRole('alert').textContent).toMatch(/^The disk is full/);
  });

  it('shows what the administrator has set, and leaves it alone', async () => {
    const account = { servers: ['wss://pbx.example.org/ws'], user: '1001', domain: 'pbx.example.org', registerExpiresS: 300 };
    const data = { ...empty, account, hasSecret: true, locked: ['account.servers', 'accountSecret'] };
    await renderDesk(<AccountForm data={data} onKept={() => undefined} />, idleState());
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Servers/).disabled).toBe(true);
    expect(screen.queryByLabelText(/^Password/, { selector: 'input[type=password]' })).toBeNull();
    expect(screen.getAllByText('Set by your administrator')).toHaveLength(2);
  });
});
