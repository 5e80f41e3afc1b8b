import type { Practice } from '../../../contract/ipc/desk-state';
import { useDesk } from '../store/DeskProvider';

export type PracticeScenario = Practice['scenarios'][number];

/** The practice shift; only below a check that this is practice. */
export function usePractice<Part>(select: (practice: Practice) => Part): Part {
  return useDesk(({ practice }) => {
    if (!practice) throw new Error('Used outside of practice');
    return select(practice);
  });
}
