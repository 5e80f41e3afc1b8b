import { globalShortcut } from 'electron';

/** The keys that work from other programs, and what each does now; undefined leaves the key to the others. */
export interface GlobalKeys {
  readonly answer?: (() => void) | undefined;
  readonly mute?: (() => void) | undefined;
}

const accelerators = { answer: 'F2', mute: 'F8' } as const;

/** Takes from the system exactly the keys that have a meaning at this moment. Where it refuses one, the desk's own key remains. */
export function setGlobalKeys(keys: GlobalKeys): void {
  for (const name of ['answer', 'mute'] as const) {
    const accelerator = accelerators[name];
    const action = keys[name];
    if (globalShortcut.isRegistered(accelerator)) globalShortcut.unregister(accelerator);
    if (action) globalShortcut.register(accelerator, action);
  }
}
