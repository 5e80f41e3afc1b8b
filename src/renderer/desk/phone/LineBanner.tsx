import type { LineState } from '../../../core/phone/line-state';
import { isResting } from '../../../core/phone/resting-line';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, useNow } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk, useDeskViewActions } from '../store/DeskProvider';
import styles from './phone.module.css';

type Down = Extract<LineState, { kind: 'down' }>;

/** Says in the phone column that callers cannot get through, why, and what is done about it. */
export function LineBanner() {
  const { t } = useTranslation('phone');
  const line = useDesk((state) => state.line);
  const isConfigured = useDesk((state) => state.configuration.isConfigured);
  const { open } = useDeskViewActions();
  const toSettings = (
    <Button size="small" onPress={() => open({ kind: 'settings', page: 'account' })}>
      {t('line.openSettings')}
    </Button>
  );
  // taken out of the queues by unregistering, which is how some centres do it
  if (isResting(line))
    return (
      <Banner severity="info" title={t('line.resting')}>
        {t('line.restingBody')}
      </Banner>
    );
  if (line.kind === 'off' && !isConfigured) {
    return (
      <Banner severity="info" title={t('line.off')} action={toSettings}>
        {t('line.offBody')}
      </Banner>
    );
  }
  return line.kind === 'down' ? <DownBanner line={line} /> : null;
}

function DownBanner({ line }: { readonly line: Down }) {
  const { t } = useTranslation(['phone', 'common']);
  const bridge = useBridge();
  const { time } = useFormats();
  const { open } = useDeskViewActions();
  const { keyProps } = useKeyTexts();
  const retry = () => void bridge.request.retryLine();
  useKeyActions({ 'message-action': retry });
  const hasCall = useDesk((state) => state.calls.some((call) => call.state === 'talking' || call.state === 'held'));
  const { problem, since, detail, retryAt } = line;
  const isForAccount = problem === 'wrong-credentials' || problem === 'unknown-account';
  return (
    <Banner
      severity="error"
      announce="assertive"
      title={t(retryAt === undefined ? 'line.stopped' : 'line.lost')}
      action={
        <div className={styles.lineActions}>
          <Button size="small" {...keyProps('message-action')} onPress={retry}>
            {t('line.retryNow')}
          </Button>
          {isForAccount && (
            <Button size="small" onPress={() => open({ kind: 'settings', page: 'account' })}>
              {t('line.openSettings')}
            </Button>
          )}
        </div>
      }
    >
      <p>{t(`line.problem.${problem}`)}</p>
      <p>{t(hasCall ? 'line.callGoesOn' : 'line.noCallsNow')}</p>
      <p>
        {t('line.since', { time: time(since) })}
        {retryAt !== undefined && <Countdown at={retryAt} />}
      </p>
      {detail && (
        <details className={styles.lineDetail}>
          <summary>{t('common:details')}</summary>
          <code data-selectable>{detail}</code>
        </details>
      )}
    </Banner>
  );
}

/** Hidden from readers, which would read it anew each second. */
function Countdown({ at }: { readonly at: number }) {
  const { t } = useTranslation('phone');
  const seconds = Math.max(0, Math.ceil((at - useNow()) / 1000));
  return <span aria-hidden="true">, {seconds > 0 ? t('line.nextTry', { seconds }) : t('line.trying')}</span>;
}
