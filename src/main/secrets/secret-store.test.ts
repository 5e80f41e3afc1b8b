import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Keychain, openSecretStore } from './secret-store';
import { userKey } from './user-key';

let folder: string;
const file = (): string => join(folder, 'secrets.json');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A keychain at the edge: turns each byte round, which is enough to see that the file holds no plain text. */
const keychain: Keychain = {
  isAvailable: () => true,
  encrypt: (text) => Buffer.from(text).map((byte) => byte ^ 0xff) as Buffer,
  decrypt: (data) => Buffer.from(data.map((byte) => byte ^ 0xff)).toString(),
};

it('keeps a secret over a restart, and not in plain text', () => {
  openSecretStore(file(), keychain).write('account', 'open sesame');
  expect(openSecretStore(file(), keychain).read('account')).toBe('open sesame');
  expect(Buffer.from(JSON.parse(readFileSync(file(), 'utf8')).account, 'base64').toString()).not.toContain('sesame');
});

it('keeps it in memory only where there is no keychain', () => {
  const store = openSecretStore(file(), { ...keychain, isAvailable: () => false });
  store.write('account', 'open sesame');
  expect(store.read('account')).toBe('open sesame');
  expect(() => readFileSync(file())).toThrow();
  expect(openSecretStore(file(), keychain).read('account')).toBeUndefined();
});

it('does not know a secret that could not be kept', () => {
  const store = openSecretStore(join(folder, 'nowhere/secrets.json'), keychain);
  expect(() => store.write('account', 'open sesame')).toThrow('ENOENT');
  expect(store.read('account')).toBeUndefined();
});

it('knows nothing after the file was damaged, and writes it anew', () => {
  writeFileSync(file(), '{"account": ');
  const store = openSecretStore(file(), keychain);
  expect(store.read('account')).toBeUndefined();
  store.write('database-key', 'k');
  expect(openSecretStore(file(), keychain).read('database-key')).toBe('k');
  expect(readFileSync(`${file()}.damaged`, 'utf8')).toBe('{"account": ');
});

it('makes a database key once, and never while an encrypted file waits for the one there was', () => {
  const store = openSecretStore(file(), keychain);
  const key = userKey(store, 'database-key', () => false);
  expect(key.ok && key.value).toHaveLength(32);
  expect(userKey(openSecretStore(file(), keychain), 'database-key', () => true)).toEqual(key);
  const locked: Keychain = {
    ...keychain,
    decrypt: () => {
      throw new Error('locked');
    },
  };
  expect(userKey(openSecretStore(file(), locked), 'database-key', () => true)).toEqual({ ok: false, problem: 'wrong-key' });
  expect(userKey(openSecretStore(file(), keychain), 'database-key', () => true)).toEqual(key);
});
