import { type KeyActionId, type KeyHandlers, keyActions } from './key-actions';
import { matchesKey, typesText } from './match-key';
import { takesText } from './takes-text';

export interface KeyDispatcher {
  /** Handlers are read when a key is pressed; the answer takes them away. Later ones come first. */
  readonly register: (read: () => KeyHandlers) => () => void;
  readonly handle: (event: KeyboardEvent) => void;
  readonly run: (id: KeyActionId) => boolean;
}

const actionIds = Object.keys(keyActions) as KeyActionId[];

/** Decides which action a pressed key means, and does it. */
export function createKeyDispatcher(isMac: boolean): KeyDispatcher {
  const readers: (() => KeyHandlers)[] = [];

  function find(id: KeyActionId): (() => void) | undefined {
    for (const read of readers.toReversed()) {
      const handler = read()[id];
      if (handler) return handler;
    }
    return undefined;
  }

  return {
    register: (read) => {
      readers.push(read);
      return () => {
        readers.splice(readers.indexOf(read), 1);
      };
    },
    handle: (event) => {
      if (event.isComposing || event.defaultPrevented) return;
      const ids = actionIds.filter(
        (id) => matchesKey(event, keyActions[id], isMac) && !(typesText(keyActions[id]) && takesText(event.target)),
      );
      // one key may mean two things in two places: the first that has a meaning now
      const handler = ids.map(find).find((one) => one !== undefined);
      if (!handler) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) handler(); // a key held down acts once
    },
    run: (id) => {
      const handler = find(id);
      handler?.();
      return handler !== undefined;
    },
  };
}
