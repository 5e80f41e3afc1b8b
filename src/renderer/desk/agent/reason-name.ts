import type { NotReadyReason } from '../../../core/policy/configuration';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';

const shippedReasons = [
  'break',
  'lunch',
  'paperwork',
  'training',
  'meeting',
  'signed-in',
  'line-lost',
  'server-silent',
  'microphone-silent',
  'no-microphone',
  'rona',
  'rejected',
] as const;
type ShippedReason = (typeof shippedReasons)[number];

function isShipped(reasonId: string): reasonId is ShippedReason {
  return shippedReasons.some((shipped) => shipped === reasonId);
}

/** Names a reason for Not ready: the centre's own name for it, else the catalogue's. */
export function useReasonName(): (reasonId: string) => string {
  const { t } = useTranslation('agent');
  const reasons = useDesk((state) => state.configuration.reasons);
  return (reasonId) => {
    const own = reasons.find(({ id }) => id === reasonId)?.name;
    if (own) return own;
    return isShipped(reasonId) ? t(`reason.${reasonId}`) : reasonId;
  };
}

/** The reasons an agent may choose; `system` ones are set by rules. */
export function offeredReasons(reasons: readonly NotReadyReason[]): NotReadyReason[] {
  return reasons.filter(({ kind }) => kind !== 'system');
}
