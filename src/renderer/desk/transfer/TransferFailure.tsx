import { X } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Banner, IconButton } from '../../ui';
import { useCallTitle } from '../phone/call-name';
import { useBridge } from '../store/DeskProvider';
import type { CallWith } from './transfer-of';

/** Why a caller could not be handed on, where it happened, and where the caller is now. */
export function TransferFailure({ call }: { readonly call: CallWith<'failed'> }) {
  const { t } = useTranslation(['transfer', 'notices']);
  const bridge = useBridge();
  const caller = useCallTitle(call).name;
  const { target, problem } = call.transfer;
  return (
    <Banner
      severity="warning"
      announce="assertive"
      title={t(`transfer:problem.${problem}`, { who: target.name ?? target.number })}
      end={
        <IconButton size="small" label={t('notices:dismiss')} onPress={() => void bridge.request.returnToCaller({ callId: call.callId })}>
          <X aria-hidden="true" />
        </IconButton>
      }
    >
      {t(call.state === 'held' ? 'transfer:isOnHold' : 'transfer:isBack', { caller })} {t('transfer:whatNext')}
    </Banner>
  );
}
