import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { VisuallyHidden } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useDesk } from '../store/DeskProvider';
import { Later } from '../view/Later';
import { useCallTitle } from './call-name';

/** Tells a screen reader of a ringing call, once, when it begins to ring. */
export function RingAnnouncer() {
  const ringing = useDesk((state) => state.calls.find((call) => call.state === 'ringing'));
  return (
    <VisuallyHidden>
      <div role="alert">
        {ringing && (
          <Later key={ringing.callId}>
            <Announcement call={ringing} />
          </Later>
        )}
      </div>
    </VisuallyHidden>
  );
}

function Announcement({ call }: { readonly call: Call }) {
  const { t } = useTranslation(['phone', 'calls']);
  const { keyLabel } = useKeyTexts();
  const { name, queue } = useCallTitle(call);
  const key = keyLabel('answer');
  if (call.answersItself) return t('calls:auto.announce', { who: name });
  return queue ? t('phone:announce.ringingQueue', { who: name, queue, key }) : t('phone:announce.ringing', { who: name, key });
}
