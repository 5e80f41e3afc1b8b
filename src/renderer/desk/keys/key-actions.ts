/** A key as `Mod+Shift+R`: `Mod` is Ctrl, and Command on a Mac; then `Shift`, then the key by its name in `KeyboardEvent.key`. */
export type KeySpec = string;

/**
 * Everything that has a key, in the order of the overlay. Keys that print something (digits, `?`) are left alone while
 * a text field has the focus; the others work everywhere in the desk.
 */
export const keyActions = {
  answer: 'F2',
  'hang-up': 'F4',
  transfer: 'F6',
  'transfer-back': 'Shift+F6',
  // only within the transfer panel; elsewhere the same key finishes the record
  'transfer-ask': 'Mod+Enter',
  keypad: 'F7',
  mute: 'F8',
  hold: 'F9',
  'call-1': 'Mod+1',
  'call-2': 'Mod+2',
  'call-3': 'Mod+3',
  'call-4': 'Mod+4',
  dial: 'Mod+D',
  ready: 'F10',
  'after-call': 'Shift+F10',
  search: 'Mod+K',
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
  'finish-record': 'Mod+Enter',
  'show-keys': '?',
} as const satisfies Record<string, KeySpec>;

export type KeyActionId = keyof typeof keyActions;

/** What the keys do now; an action that is missing does nothing and leaves its key to the page. */
export type KeyHandlers = { readonly [Id in KeyActionId]?: (() => void) | undefined };
