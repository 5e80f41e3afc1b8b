import { type ChosenKeys, defaultKeys, type KeyActionId, keyOf } from '../../../core/policy/keys';
import { matchesKey, typesText } from '../../match-key';
import { takesText } from './takes-text';

/** What the keys do now; an action that is missing does nothing and leaves its key to the page. */
export type KeyHandlers = { readonly [Id in KeyActionId]?: (() => void) | undefined };

export interface KeyDispatcher {
  /** Handlers are read when a key is pressed; the answer takes them away. Later ones come first. */
  readonly register: (read: () => KeyHandlers) => () => void;
  readonly handle: (event: KeyboardEvent) => void;
  readonly run: (id: KeyActionId) => boolean;
  /** From now on these are the keys. */
  readonly choose: (keys: ChosenKeys) => void;
  /** Has every key told to this listener, and none do anything, until the answer is called. */
  readonly capture: (listener: (event: KeyboardEvent) => void) => () => void;
}

const actionIds = Object.keys(defaultKeys) as KeyActionId[];

/** Decides which action a pressed key means, and does it. */
export function createKeyDispatcher(isMac: boolean): KeyDispatcher {
  const readers: (() => KeyHandlers)[] = [];
  let chosen: ChosenKeys = {};
  let captor: ((event: KeyboardEvent) => void) | undefined;

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
      if (captor) {
        event.preventDefault();
        event.stopPropagation();
        captor(event);
        return;
      }
      const ids = actionIds.filter(
        (id) => matchesKey(event, keyOf(id, chosen), isMac) && !(typesText(keyOf(id, chosen)) && takesText(event.target)),
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
    choose: (keys) => {
      chosen = keys;
    },
    capture: (listener) => {
      captor = listener;
      return () => {
        if (captor === listener) captor = undefined;
      };
    },
  };
}
