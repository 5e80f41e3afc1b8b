import { Users } from 'lucide-react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useCallTitle } from '../phone/call-name';
import { useBridge, useDesk } from '../store/DeskProvider';
import { pairToJoin } from './calls-to-join';

interface JoinButtonProps {
  readonly call: Call;
  /** Whom it is joined with. */
  readonly other: Call;
}

/** Makes a conference of two calls. It has the key where that can mean these two only. */
export function JoinButton({ call, other }: JoinButtonProps) {
  const { t } = useTranslation('conference');
  const { keyProps } = useKeyTexts();
  const bridge = useBridge();
  const hasKey = useDesk((state) => pairToJoin(state.calls)?.some(({ callId }) => callId === call.callId) ?? false);
  const one = useCallTitle(call).name;
  const who = useCallTitle(other).name;
  return (
    <Button
      isWide
      icon={<Users aria-hidden="true" />}
      aria-label={t('joinBoth', { one, other: who })}
      {...(hasKey && keyProps('conference'))}
      onPress={() => void bridge.request.joinCalls({ callId: call.callId, otherId: other.callId })}
    >
      {t('join')}
    </Button>
  );
}
