import { globalShortcut } from 'electron';
import type { KeySpec } from '../../core/policy/keys';

/** A key that works from other programs, and what it does now. */
export interface GlobalKey {
  readonly key: KeySpec;
  readonly action: () => void;
}

/** What this program has taken from the system, and what each key does now. */
const taken = new Map<string, () => void>();

/** Takes from the system exactly the keys that have a meaning at this moment. Where it refuses one, the desk's own key remains. */
export function setGlobalKeys(keys: readonly GlobalKey[]): void {
  const wanted = new Map(keys.map(({ key, action }) => [key.replace('Mod', 'CommandOrControl'), action]));
  for (const accelerator of taken.keys()) {
    if (wanted.has(accelerator)) continue;
    globalShortcut.unregister(accelerator);
    taken.delete(accelerator);
  }
  for (const [accelerator, action] of wanted) {
    const isNew = !taken.has(accelerator);
    taken.set(accelerator, action);
    if (isNew) globalShortcut.register(accelerator, () => taken.get(accelerator)?.());
  }
}
