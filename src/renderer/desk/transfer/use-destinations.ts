import { useDesk } from '../store/DeskProvider';
import { type Destination, listDestinations, matchDestinations } from './destinations';

/** Where a caller may go, narrowed by what was typed. */
export function useDestinations(callerNumber: string | undefined, typed: string): Destination[] {
  const directory = useDesk((state) => state.configuration.directory);
  const recent = useDesk((state) => state.recent);
  return matchDestinations(listDestinations({ directory, recent, callerNumber }), typed);
}
