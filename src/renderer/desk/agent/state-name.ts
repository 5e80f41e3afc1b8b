import type { AgentState } from '../../../core/agent/agent-state';
import { unreachable } from '../../../core/result';
import { useTranslation } from '../../i18n/translation';
import { useReasonName } from './reason-name';

/** Names the agent's state; for Not ready it is the reason. */
export function useStateName(): (state: AgentState) => string {
  const { t } = useTranslation('agent');
  const nameReason = useReasonName();
  return (state) => {
    switch (state.kind) {
      case 'ready':
        return t('state.ready');
      case 'not-ready':
        return nameReason(state.reasonId);
      case 'ringing':
        return t('state.ringing');
      case 'on-call':
        return t('state.onCall');
      case 'hold':
        return t('state.hold');
      case 'wrap-up':
        return t('state.wrapUp');
      default:
        return unreachable(state);
    }
  };
}
