import { useMemo } from 'react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { useMinute } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import { departmentStatuses } from './department-status';
import { type Destination, listDestinations } from './destinations';

const nobody: readonly never[] = [];

/** Every department with whether it is open now, open ones first. */
export function useDepartments(): readonly Destination[] {
  return useListed({ recent: nobody, callerNumber: undefined, manager: undefined });
}

/** Where the caller of a call may go: the manager of a VIP first, departments, recent numbers. */
export function useDestinations(call: Call): readonly Destination[] {
  const recent = useDesk((state) => state.recent);
  const card = useDesk((state) => state.conversations.find(({ conversationId }) => conversationId === call.callId)?.card);
  return useListed({ recent, callerNumber: call.identity.number, manager: card?.isVip ? card.manager : undefined });
}

type Others = Pick<Parameters<typeof listDestinations>[0], 'recent' | 'callerNumber' | 'manager'>;

function useListed({ recent, callerNumber, manager }: Others): readonly Destination[] {
  const { t } = useTranslation('directory');
  const directory = useDesk((state) => state.configuration.directory);
  const now = useMinute();
  return useMemo(
    () =>
      listDestinations({
        statuses: departmentStatuses(directory, now),
        kindName: (kind) => t(`kind.${kind}`),
        recent,
        callerNumber,
        manager,
      }),
    [directory, now, t, recent, callerNumber, manager],
  );
}
