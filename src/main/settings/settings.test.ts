import { expect, it } from 'vitest';
import { deskContract } from '../../contract/ipc/desk';
import type { JsonObject } from '../policy/merge';
import type { Policy } from '../policy/policy-file';
import { openSecretStore, type SecretStore } from '../secrets/secret-store';
import { createSettings } from './settings';

const account = { servers: ['wss://pbx.example/ws'], user: '1001', domain: 'pbx.example', registerExpiresS: 300 };

const noKeyStore = (): SecretStore =>
  openSecretStore('/nowhere', { isAvailable: () => false, encrypt: () => Buffer.alloc(0), decrypt: () => '' });

interface Surroundings {
  readonly stored?: JsonObject;
  readonly policy?: Policy;
  readonly secrets?: SecretStore;
}

function start({ stored = {}, policy = { settings: {}, problems: [], text: '' }, secrets = noKeyStore() }: Surroundings = {}) {
  let kept = stored;
  let changes = 0;
  const settings = createSettings({
    file: {
      read: () => kept,
      write: (next) => {
        kept = next;
      },
    },
    policy,
    secrets,
    systemLanguage: 'hu-HU',
    isEncrypted: true,
    areRecordsKept: true,
    onChange: () => {
      changes += 1;
    },
  });
  return { settings, kept: () => kept, changes: () => changes };
}

it('is not configured until there is an account with its secret', () => {
  const { settings, kept, changes } = start();
  expect(settings.forDesk()).toMatchObject({ isConfigured: false, language: 'hu' });
  expect(settings.setAccount(account, undefined)).toEqual({ ok: false, problem: 'no-secret' });
  expect(settings.setAccount(account, { kind: 'password', password: 'open sesame' }).ok).toBe(true);
  expect(settings.forDesk().isConfigured).toBe(true);
  expect(changes()).toBe(1);
  expect(JSON.stringify(kept())).not.toContain('sesame');
});

it('says that a secret cannot be kept, and at the next start that it is gone', () => {
  const first = start();
  expect(first.settings.isSecretLost()).toBe(false);
  expect(first.settings.setAccount(account, { kind: 'password', password: 'open sesame' }).ok).toBe(true);
  expect(first.settings.read()).toMatchObject({ hasSecret: true, canKeepSecret: false });
  const next = start({ stored: first.kept() });
  expect(next.settings.isSecretLost()).toBe(true);
  expect(next.settings.forDesk().isConfigured).toBe(false);
});

it.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'read-only'],
])('says why a secret was not kept, and keeps no account without it: %s', (code, problem) => {
  const write = () => {
    throw Object.assign(new Error('disk'), { code });
  };
  const { settings, kept } = start({ secrets: { canPersist: true, read: () => undefined, write } });
  expect(settings.setAccount(account, { kind: 'password', password: 'open sesame' })).toEqual({ ok: false, problem });
  expect(kept()).toEqual({});
});

it('keeps what the user chose and refuses what policy has locked', () => {
  const { settings, kept } = start({ policy: { settings: { country: 'SI' }, problems: [], text: '' } });
  expect(settings.change({ country: 'RU' })).toEqual({ ok: false, problem: 'locked' });
  expect(settings.change({ interface: { language: 'uk', theme: 'dark', globalKeys: false } }).ok).toBe(true);
  expect(kept()).toEqual({ interface: { language: 'uk', theme: 'dark', globalKeys: false } });
  expect(settings.forDesk()).toMatchObject({ language: 'uk', theme: 'dark', country: 'SI', locked: ['country'] });
});

it('leaves alone what a change does not name', () => {
  const { settings, kept } = start({ stored: { country: 'SI' } });
  const change = deskContract.requests.changeSettings.input.parse({ interface: { language: 'uk', theme: 'dark', globalKeys: false } });
  expect(settings.change(change).ok).toBe(true);
  expect(kept()).toEqual({ country: 'SI', interface: { language: 'uk', theme: 'dark', globalKeys: false } });
});

it('lets no secret of the user stand in for the one of the policy', () => {
  const policy: Policy = { settings: { account }, accountSecret: { kind: 'password', password: 'from policy' }, problems: [], text: '' };
  const { settings } = start({ policy });
  expect(settings.setAccount(account, { kind: 'password', password: 'mine' })).toEqual({ ok: false, problem: 'locked' });
  expect(settings.forDesk().isConfigured).toBe(true);
});

it('shows the part of the account that policy sets, and keeps it joined with what is typed', () => {
  const { servers, domain } = account;
  const policy: Policy = { settings: { account: { servers, domain }, country: 'SI' }, problems: [], text: '' };
  const { settings } = start({ policy });
  expect(settings.forDesk()).toMatchObject({ isConfigured: false, country: 'SI' });
  expect(settings.read()).toMatchObject({ account: { servers, domain }, locked: ['account.servers', 'account.domain', 'country'] });
  const secret = { kind: 'password', password: 'open sesame' } as const;
  expect(settings.setAccount({ ...account, domain: 'elsewhere.example' }, secret)).toEqual({ ok: false, problem: 'locked' });
  expect(settings.setAccount(account, secret).ok).toBe(true);
  expect(settings.forDesk()).toMatchObject({ isConfigured: true, country: 'SI', user: '1001' });
  expect(settings.current().configuration.account).toEqual(account);
});

it('leaves out a key that cannot be one, says so, and keeps the other settings', () => {
  const { settings } = start({ stored: { keys: { mute: 'Tab' }, country: 'SI' } });
  expect(settings.current()).toMatchObject({ configuration: { keys: {}, country: 'SI' }, ignored: ['keys'] });
  expect(settings.change({ keys: { mute: 'F3' } }).ok).toBe(true);
  expect(settings.forDesk().keys).toEqual({ mute: 'F3' });
});
