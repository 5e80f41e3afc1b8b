import { expect, it } from 'vitest';
import { recordingKey } from './recording-key';
import type { SecretName, SecretStore } from './secret-store';

/** A store in memory. */
function storeOf(canPersist = true): SecretStore {
  const kept = new Map<SecretName, string>();
  return { canPersist, read: (name) => kept.get(name), write: (name, value) => void kept.set(name, value) };
}

it('is made once and stays', () => {
  const store = storeOf();
  const key = recordingKey(store, () => false);
  expect(key).toMatchObject({ ok: true, value: { length: 32 } });
  expect(recordingKey(store, () => true)).toEqual(key);
});

it('is not to be had without a key store, nor made anew over recordings whose key is lost', () => {
  expect(recordingKey(storeOf(false), () => false)).toEqual({ ok: false, problem: 'no-key-store' });
  expect(recordingKey(storeOf(), () => true)).toEqual({ ok: false, problem: 'wrong-key' });
});

it('is not used when it cannot be kept', () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  const store = {
    ...storeOf(),
    write: () => {
      throw full;
    },
  };
  expect(recordingKey(store, () => false)).toEqual({ ok: false, problem: 'disk-full' });
});
