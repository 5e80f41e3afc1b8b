import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSecretStore } from '../secrets/secret-store';
import { effectiveConfiguration, touchesLocked } from './effective-configuration';
import { withLastGood } from './last-good-policy';
import { parsePolicy, readPolicy } from './policy-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function policyOf(text: string) {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text);
  return readPolicy(file);
}

const account = { servers: ['wss://pbx.example:8089/ws'], user: '1001', domain: 'pbx.example' };

it('is empty where there is no file', () => {
  expect(readPolicy(join(folder, 'none.json'))).toEqual({ settings: {}, problems: [], text: '{}' });
});

it('wins over the settings of the user and locks what it sets', () => {
  const policy = policyOf(JSON.stringify({ account: { servers: account.servers, domain: 'pbx.example' }, country: 'SI' }));
  const { configuration, locked } = effectiveConfiguration({ account: { ...account, domain: 'elsewhere.example' }, country: 'RU' }, policy);
  expect(configuration.account).toEqual({ ...account, registerExpiresS: 300 });
  expect(configuration.country).toBe('SI');
  expect(locked).toEqual(['account.servers', 'account.domain', 'country']);
});

it('refuses a change of what is locked, and lets the rest and an unchanged value pass', () => {
  const policy = policyOf('{"interface": {"theme": "dark"}}');
  const effective = effectiveConfiguration({}, policy);
  expect(touchesLocked({ interface: { theme: 'light' } }, effective)).toBe(true);
  expect(touchesLocked({ interface: { theme: 'dark', language: 'hu' } }, effective)).toBe(false);
});

it('holds on a new PC although it leaves user and password to be typed', () => {
  const settings = {
    account: { servers: account.servers, domain: 'pbx.example' },
    security: { requireEncryption: true },
    recording: { mode: 'always' },
    presence: { driver: 'message' },
  };
  const policy = policyOf(JSON.stringify(settings));
  const effective = effectiveConfiguration({}, policy);
  expect(effective.configuration).toMatchObject({ security: { requireEncryption: true }, recording: { mode: 'always' } });
  expect(effective.configuration.presence.driver).toBe('message');
  expect(effective.configuration.account).toBeUndefined();
  expect(effective).toMatchObject({ begunAccount: { servers: account.servers, domain: 'pbx.example' }, ignored: [] });
  expect(effective.locked.slice(0, 2)).toEqual(['account.servers', 'account.domain']);
  expect(touchesLocked({ account }, effective)).toBe(false);
  expect(touchesLocked({ account: { ...account, domain: 'elsewhere.example' } }, effective)).toBe(true);
});

it('takes a wrong account of the user out from under its own part, and says so', () => {
  const policy = policyOf(JSON.stringify({ account: { servers: account.servers }, country: 'SI' }));
  const { configuration, begunAccount, ignored } = effectiveConfiguration({ account: { user: '' } }, policy);
  expect([configuration.country, configuration.account, begunAccount?.user, ignored]).toEqual(['SI', undefined, undefined, ['account']]);
});

it('names what it has begun and nobody can finish', () => {
  const text = '{"presence": {"driver": "feature-code", "pauseCode": "*46"}, "queues": [{"id": "support"}]}';
  expect(policyOf(text).problems.map((problem) => problem.key)).toEqual(['queues.0.name', 'presence.readyCode']);
});

it.each([
  ['{', '', 'the file is not JSON'],
  ['[]', '', 'the file is not a JSON object'],
  ['{"acount": {}}', 'acount', 'is not a known setting'],
  ['{"accountSecret": "open sesame"}', 'accountSecret', 'is not a password or HA1 entry'],
])('refuses %s whole, naming the key', (text, key, reason) => {
  expect(policyOf(text)).toEqual({ settings: {}, problems: [{ key, reason }], text });
});

it('names a wrong value by its key and never quotes it', () => {
  const policy = policyOf('{"country": "Wonderland", "queues": [{"id": "with space", "name": "x"}]}');
  expect(policy.settings).toEqual({});
  expect(policy.problems.map((problem) => problem.key)).toEqual(['queues.0.id', 'country']);
  expect(JSON.stringify(policy.problems)).not.toContain('Wonderland');
});

it('takes the secret out of the settings', () => {
  const policy = policyOf('{"accountSecret": {"kind": "password", "password": "open sesame"}}');
  expect(policy.accountSecret).toEqual({ kind: 'password', password: 'open sesame' });
  expect(policy.settings).toEqual({});
});

it('lets no user trust a certificate or do without encryption', () => {
  const user = { security: { pinnedCertificates: ['ab'.repeat(32)], requireEncryption: false } };
  const policy = policyOf('{ "security": { "requireEncryption": true } }');
  expect(effectiveConfiguration(user, policy).configuration.security).toEqual({ pinnedCertificates: [], requireEncryption: true });
  const pinned = policyOf(`{ "security": { "pinnedCertificates": ["${'cd'.repeat(32)}"] } }`);
  expect(effectiveConfiguration(user, pinned).configuration.security.pinnedCertificates).toEqual(['cd'.repeat(32)]);
});

it('leaves out wrong settings of the user by section and keeps the rest', () => {
  const { configuration, ignored } = effectiveConfiguration({ country: 'Wonderland', interface: { theme: 'dark' } }, policyOf('{}'));
  expect(ignored).toEqual(['country']);
  expect(configuration.interface.theme).toBe('dark');
});

it('stays in force as it was last good, when the file is broken', () => {
  const secrets = openSecretStore(join(folder, 'secrets.json'), {
    isAvailable: () => false,
    encrypt: () => Buffer.alloc(0),
    decrypt: () => '',
  });
  withLastGood(parsePolicy('{"country": "SI"}'), secrets);
  const policy = withLastGood(parsePolicy('{"country": '), secrets);
  expect(policy).toMatchObject({ settings: { country: 'SI' }, problems: [{ reason: 'the file is not JSON' }] });
});

it('lets nobody but policy decide what is recorded, and only by a safe way', () => {
  const user = { recording: { mode: 'always', retentionDays: 3650 } };
  const given = policyOf('{ "recording": { "mode": "onDemand", "beepEveryS": 15 } }');
  expect(effectiveConfiguration(user, given).configuration.recording).toEqual({ mode: 'onDemand', beepEveryS: 15, retentionDays: 30 });
  expect(effectiveConfiguration(user, policyOf('{}')).configuration.recording.mode).toBe('off');
  expect(policyOf('{ "recording": { "uploadUrl": "http://recordings.example/" } }').problems).toMatchObject([
    { key: 'recording.uploadUrl' },
  ]);
});
