import type { Department } from '../../../core/directory/department';
import { findManager } from '../../../core/directory/find-manager';
import { useDesk } from '../store/DeskProvider';

/** What says of whom a card names, by number or name, whether they are in a call now: the hint of their `Lamp`. */
export function useHints(): (numberOrName: string) => string | undefined {
  const directory: readonly Department[] = useDesk((state) => state.configuration.directory);
  return (numberOrName) => findManager(directory, numberOrName)?.hint;
}
