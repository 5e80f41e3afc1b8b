import type { KeySpec } from '../core/policy/keys';

/** The parts of a KeyboardEvent that say which key it is. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a pressed key is the one that is meant. A printed character such as `?` may need Shift; that is not asked. */
export function matchesKey(pressed: PressedKey, spec: KeySpec, isMac: boolean): boolean {
  const parts = spec.split('+');
  const key = parts.at(-1) ?? '';
  const needsMod = parts.includes('Mod');
  const [mod, other] = isMac ? [pressed.metaKey, pressed.ctrlKey] : [pressed.ctrlKey, pressed.metaKey];
  if (mod !== needsMod || other || pressed.altKey) return false;
  if (key.length > 1 && pressed.shiftKey !== parts.includes('Shift')) return false;
  return pressed.key.toLowerCase() === key.toLowerCase();
}

/** Whether the key would change a text, so that it belongs to a text field while one has the focus. */
export function typesText(spec: KeySpec): boolean {
  return spec.length === 1 || spec === 'Backspace';
}

/** The key as it is printed on the keyboard: `Ctrl K`, on a Mac `⌘ K`. */
export function writeKey(spec: KeySpec, isMac: boolean): string {
  return spec
    .split('+')
    .map((part) => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : part === 'Backspace' ? '⌫' : part))
    .join(' ');
}

/** The key as `aria-keyshortcuts` has it: `Control+K` (WAI-ARIA 1.2, 6.6). */
export function writeAriaKey(spec: KeySpec, isMac: boolean): string {
  return spec.replace('Mod', isMac ? 'Meta' : 'Control');
}

/** What was pressed, as a key that can be chosen; undefined for Alt, the system's own key, and a modifier alone. */
export function readKey(pressed: PressedKey, isMac: boolean): KeySpec | undefined {
  const [mod, other] = isMac ? [pressed.metaKey, pressed.ctrlKey] : [pressed.ctrlKey, pressed.metaKey];
  if (other || pressed.altKey || /^(?:Control|Shift|Alt|AltGraph|Meta)$/.test(pressed.key)) return undefined;
  const key = pressed.key.length === 1 ? pressed.key.toUpperCase() : pressed.key;
  return [...(mod ? ['Mod'] : []), ...(pressed.shiftKey ? ['Shift'] : []), key].join('+');
}
