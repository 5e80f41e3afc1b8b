import { Plus } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Button, GlanceTimer } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import { useAsking } from '../store/use-asking';
import styles from './record.module.css';

/** The time left for the record of this conversation; nothing while another one is wrapped up. */
export function WrapUpClock({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTranslation(['form', 'agent', 'common']);
  const bridge = useBridge();
  const { hasFailed, ask } = useAsking();
  const { keyProps } = useKeyTexts();
  const state = useDesk((desk) => desk.agent.state);
  const isShown = state.kind === 'wrap-up' && state.callId === conversationId;
  const canExtend = isShown && state.endsAt !== undefined && state.extensionsLeft > 0;
  const extend = () => ask(bridge.request.extendWrapUp());
  useKeyActions({ 'more-time': canExtend ? extend : undefined });
  if (!isShown) return null;
  const { since, endsAt, warnAt, extensionMs } = state;
  const limits = endsAt === undefined ? {} : { limitMs: endsAt - since, ...(warnAt === undefined ? {} : { warnMs: endsAt - warnAt }) };
  const seconds = Math.round(extensionMs / 1000);
  return (
    <div className={styles.wrapUp}>
      <GlanceTimer since={since} {...limits} shows="left" nearTone="red" size="small" label={t('agent:state.wrapUp')} />
      {endsAt !== undefined && (
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          isDisabled={!canExtend}
          {...keyProps('more-time')}
          aria-label={t('form:wrapUp.extendLabel', { seconds })}
          onPress={extend}
        >
          {t('form:wrapUp.extend', { seconds })}
        </Button>
      )}
      {hasFailed && (
        <span role="alert" className={styles.refused}>
          {t('common:failed')}
        </span>
      )}
    </div>
  );
}
