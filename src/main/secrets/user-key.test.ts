import { expect, it } from 'vitest';
import type { SecretName, SecretStore } from './secret-store';
import { userKey } from './user-key';

/** A store in memory. */
function storeOf(canPersist = true): SecretStore {
  const kept = new Map<SecretName, string>();
  return { canPersist, read: (name) => kept.get(name), write: (name, value) => void kept.set(name, value) };
}

it('is made once and stays', () => {
  const store = storeOf();
  const key = userKey(store, 'recording-key', () => false);
  expect(key).toMatchObject({ ok: true, value: { length: 32 } });
  expect(userKey(store, 'recording-key', () => true)).toEqual(key);
});

it('is not to be had without a key store, nor made anew over recordings whose key is lost', () => {
  expect(userKey(storeOf(false), 'recording-key', () => false)).toEqual({ ok: false, problem: 'no-key-store' });
  expect(userKey(storeOf(), 'recording-key', () => true)).toEqual({ ok: false, problem: 'wrong-key' });
});

it('is not used when it cannot be kept', () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  const store = {
    ...storeOf(),
    write: () => {
      throw full;
    },
  };
  expect(userKey(store, 'recording-key', () => false)).toEqual({ ok: false, problem: 'disk-full' });
});
