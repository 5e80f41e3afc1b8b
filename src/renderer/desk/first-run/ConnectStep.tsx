import { ArrowLeft } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { AccountForm } from '../settings/AccountForm';
import { isLocked, type SettingsData } from '../settings/use-settings';
import styles from './first-run.module.css';
import { StepFrame } from './StepFrame';

interface ConnectStepProps {
  readonly data: SettingsData;
  readonly reload: () => void;
  readonly back: () => void;
  /** Opens the desk although the line is not there yet; only once an account is kept. */
  readonly leave: (() => void) | undefined;
}

/** The connection to the centre, and what to ask IT for. It ends by itself when the line is there. */
export function ConnectStep({ data, reload, back, leave }: ConnectStepProps) {
  const { t } = useTranslation('first-run');
  return (
    <StepFrame step={3} title={t('start.connect')}>
      <div className={styles.connection}>
        <div className={styles.account}>
          <AccountForm data={data} onKept={reload} />
        </div>
        <aside className={styles.aside} aria-labelledby="first-run-ask">
          <h2 id="first-run-ask" className={styles.subtitle}>
            {t('askIt')}
          </h2>
          <ul className={styles.questions}>
            {!isLocked(data.locked, 'account.servers') && <li>{t('askServer')}</li>}
            <li>{t('askUser')}</li>
            <li>{t('askSecret')}</li>
          </ul>
          <p className={styles.text}>{t('askPolicy')}</p>
          <Button icon={<ArrowLeft aria-hidden="true" />} onPress={back}>
            {t('start.backToChoice')}
          </Button>
          {leave && <Button onPress={leave}>{t('leave')}</Button>}
        </aside>
      </div>
    </StepFrame>
  );
}
