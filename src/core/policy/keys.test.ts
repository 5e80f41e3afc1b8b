import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeableKeys, clashOf, defaultKeys, isUsableKey, type KeyActionId, keyOf, takeKey } from './keys';

const usableKeys = [
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...Array.from({ length: 12 }, (_, index) => `Mod+Shift+F${index + 1}`),
  'Mod+1',
  'Mod+9',
  'Mod+J',
  'Mod+T',
];

describe('chosen keys', () => {
  it.each(['F3', 'Shift+F10', 'Mod+F5', 'Mod+Shift+F12', 'Mod+J', 'Mod+9', 'Mod+Enter'])('may be %s', (spec) => {
    expect(isUsableKey(spec)).toBe(true);
  });

  it.each([
    'a',
    '1',
    '?',
    'Tab',
    'Enter',
    'Escape',
    'Backspace',
    ' ',
    'ArrowUp',
    'Insert',
    'CapsLock',
    'F13',
    'Alt+F4',
    'Mod+Shift+K',
    'Mod+C',
    'Mod+V',
    'Mod+X',
    'Mod+A',
    'Mod+Z',
    'Mod+Y',
    'Mod+Q',
    'Mod+W',
    'Mod+R',
    'Mod+0',
  ])('may not be %s, which something else needs', (spec) => {
    expect(isUsableKey(spec)).toBe(false);
  });

  it('are there without any clash from the start', () => {
    expect(changeableKeys.filter((id) => clashOf(id, defaultKeys[id], {}) !== undefined)).toEqual([]);
    expect(changeableKeys.filter((id) => !isUsableKey(defaultKeys[id]))).toEqual([]);
  });

  it('change places when one takes the key of another', () => {
    const chosen = takeKey('mute', 'F9', {});
    expect(chosen).toEqual({ mute: 'F9', hold: 'F8' });
    expect(takeKey('mute', 'F8', chosen)).toEqual({});
  });

  it('name who has a key that cannot be taken away', () => {
    expect(clashOf('dial', 'Mod+Enter', {})).toBe('transfer-ask');
    expect(clashOf('dial', 'F4', {})).toBe('hang-up');
    expect(clashOf('dial', 'Mod+P', {})).toBeUndefined();
  });

  it('never leave two actions on one key, whatever is chosen in whatever order', () => {
    const choice = fc.record({ id: fc.constantFrom(...changeableKeys), spec: fc.constantFrom(...usableKeys) });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 30 }), (choices) => {
        const chosen = choices.reduce((keys, { id, spec }) => takeKey(id, spec, keys), {});
        const keys = (Object.keys(defaultKeys) as KeyActionId[]).filter((id) => id !== 'transfer-ask').map((id) => keyOf(id, chosen));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
