import type { Department } from '../../core/directory/department';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { DeskStateStore } from './desk-state-store';

/** The busy lamps: who of the directory is in a call, where the PBX has a hint for them (RFC 4235). */
export interface Lamps {
  /** Asks for every hint of the directory that is not asked for yet. */
  watch(): void;
  /** The same on a new line, which knows of none. */
  watchAll(): void;
  /** Answers whether the event was about a lamp. */
  handle(event: PhoneEvent): boolean;
}

export interface LampsPort {
  readonly store: DeskStateStore;
  directory(): readonly Department[];
  send(command: PhoneCommand): void;
}

export function createLamps({ store, directory, send }: LampsPort): Lamps {
  const watched = new Set<string>();

  function watch(): void {
    for (const { hint } of directory()) {
      if (hint === undefined || watched.has(hint)) continue;
      watched.add(hint);
      send({ type: 'watch-hint', target: hint });
    }
  }

  return {
    watch,
    watchAll() {
      watched.clear();
      watch();
    },
    handle(event) {
      if ((event.type !== 'hint' && event.type !== 'hint-lost') || !watched.has(event.target)) return false;
      const { [event.target]: _before, ...others } = store.state().lamps;
      store.change({ lamps: event.type === 'hint' ? { ...others, [event.target]: event.on } : others });
      return true;
    },
  };
}
