import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { useDesk } from '../store/DeskProvider';
import styles from './settings.module.css';

/** `0.1.0` out of `firstline/0.1.0`, which Electron puts into the user agent. */
const version = /firstline\/(\S+)/i.exec(navigator.userAgent)?.[1];

/** What this program is and how it keeps what it knows. */
export function AboutPage() {
  const { t } = useTranslation('settings');
  const isEncrypted = useDesk((state) => state.configuration.isEncrypted);
  const Shield = isEncrypted ? ShieldCheck : ShieldAlert;
  return (
    <div className={styles.page}>
      <div>
        <h3>Firstline</h3>
        <p>{t('about.text')}</p>
      </div>
      <dl className={styles.facts}>
        {version && (
          <div>
            <dt>{t('about.version')}</dt>
            <dd>{version}</dd>
          </div>
        )}
        <div>
          <dt>{t('about.storage')}</dt>
          <dd className={styles.shield} data-good={isEncrypted || undefined}>
            <Shield aria-hidden="true" />
            {t(isEncrypted ? 'about.encrypted' : 'about.notEncrypted')}
          </dd>
        </div>
        <div>
          <dt>{t('about.licence')}</dt>
          <dd>MIT</dd>
        </div>
      </dl>
    </div>
  );
}
