import { z } from 'zod';

/**
 * A key as `Mod+Shift+F10`: `Mod` is Ctrl, and Command on a Mac; then `Shift`, then the key by its name in
 * `KeyboardEvent.key`.
 */
export type KeySpec = string;

/** Everything that has a key, in the order of the overlay, with the key it has unless another one was chosen. */
export const defaultKeys = {
  answer: 'F2',
  'hang-up': 'F4',
  reject: 'Shift+F4',
  transfer: 'F6',
  'transfer-back': 'Shift+F6',
  conference: 'Shift+F9',
  // only within the transfer panel; elsewhere the same key finishes the record
  'transfer-ask': 'Mod+Enter',
  keypad: 'F7',
  mute: 'F8',
  hold: 'F9',
  record: 'Mod+F8',
  'pause-recording': 'Shift+F8',
  'call-1': 'Mod+1',
  'call-2': 'Mod+2',
  'call-3': 'Mod+3',
  'call-4': 'Mod+4',
  dial: 'Mod+D',
  redial: 'F3',
  'call-history': 'Mod+L',
  'dial-copied': 'Mod+F3',
  voicemail: 'Shift+F3',
  ready: 'F10',
  'after-call': 'Shift+F10',
  'message-action': 'Mod+J',
  'message-dismiss': 'Mod+B',
  search: 'Mod+K',
  note: 'Mod+I',
  balance: 'Mod+U',
  'add-number': 'Mod+N',
  'not-the-customer': 'Shift+F5',
  'script-answer-1': '1',
  'script-answer-2': '2',
  'script-answer-3': '3',
  'script-answer-4': '4',
  'script-answer-5': '5',
  'script-answer-6': '6',
  'script-answer-7': '7',
  'script-answer-8': '8',
  'script-answer-9': '9',
  'script-back': 'Backspace',
  'more-time': 'Mod+E',
  'finish-record': 'Mod+Enter',
  'show-keys': '?',
} as const satisfies Record<string, KeySpec>;

export type KeyActionId = keyof typeof defaultKeys;

/** Actions whose key may be another one. The rest belong to a place: the script's numbers, the panel's Enter, `?`. */
export const changeableKeys = [
  'answer',
  'hang-up',
  'reject',
  'mute',
  'hold',
  'record',
  'pause-recording',
  'transfer',
  'transfer-back',
  'conference',
  'keypad',
  'dial',
  'redial',
  'call-history',
  'dial-copied',
  'voicemail',
  'call-1',
  'call-2',
  'call-3',
  'call-4',
  'ready',
  'after-call',
  'message-action',
  'message-dismiss',
  'search',
  'note',
  'balance',
  'add-number',
  'not-the-customer',
  'more-time',
  'finish-record',
] as const satisfies readonly KeyActionId[];

export type ChangeableKey = (typeof changeableKeys)[number];

/**
 * Keys that work in every field and that neither the system, nor text fields, nor screen readers need: function keys, and
 * Ctrl with a letter or digit that does not copy, paste, undo, close, quit or zoom.
 */
const usable = /^(?:(?:Mod\+)?(?:Shift\+)?F(?:[1-9]|1[0-2])|Mod\+(?:[BD-PSTU1-9]|Enter))$/;

export function isUsableKey(spec: KeySpec): boolean {
  return usable.test(spec);
}

/** The keys that were chosen, by action; policy may fix them. */
export const chosenKeysSchema = z.partialRecord(
  z.enum(changeableKeys),
  z.string().refine(isUsableKey, 'must be a function key such as F3 or Shift+F3, or such as Mod+J'),
);

export type ChosenKeys = z.infer<typeof chosenKeysSchema>;

/** The key of an action. */
export function keyOf(id: KeyActionId, chosen: ChosenKeys): KeySpec {
  return (chosen as Readonly<Partial<Record<KeyActionId, KeySpec>>>)[id] ?? defaultKeys[id];
}

/** The other action that has this key already; two that never have a meaning at the same time may share theirs. */
export function clashOf(id: ChangeableKey, spec: KeySpec, chosen: ChosenKeys): KeyActionId | undefined {
  return (Object.keys(defaultKeys) as KeyActionId[]).find(
    (other) => other !== id && keyOf(other, chosen) === spec && !(id === 'finish-record' && other === 'transfer-ask'),
  );
}

/** Gives an action its key; one that has it so far gets the key that is free now. */
export function takeKey(id: ChangeableKey, spec: KeySpec, chosen: ChosenKeys): ChosenKeys {
  const clash = clashOf(id, spec, chosen);
  const swapped = clash !== undefined && isChangeable(clash) ? { [clash]: keyOf(id, chosen) } : {};
  const next = { ...chosen, ...swapped, [id]: spec };
  return Object.fromEntries(Object.entries(next).filter(([action, key]) => key !== defaultKeys[action as KeyActionId]));
}

export function isChangeable(id: KeyActionId): id is ChangeableKey {
  return (changeableKeys as readonly KeyActionId[]).includes(id);
}
