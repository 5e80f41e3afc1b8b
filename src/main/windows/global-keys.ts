import { globalShortcut } from 'electron';
import type { KeySpec } from '../../core/policy/keys';

/** A key that works from other programs, and what it does now. */
export interface GlobalKey {
  readonly key: KeySpec;
  readonly action: () => void;
}

/** What this program has taken from the system. */
let taken: readonly string[] = [];

/** Takes from the system exactly the keys that have a meaning at this moment. Where it refuses one, the desk's own key remains. */
export function setGlobalKeys(keys: readonly GlobalKey[]): void {
  for (const accelerator of taken) globalShortcut.unregister(accelerator);
  taken = keys.map(({ key }) => key.replace('Mod', 'CommandOrControl'));
  for (const [index, accelerator] of taken.entries()) globalShortcut.register(accelerator, () => keys[index]?.action());
}
