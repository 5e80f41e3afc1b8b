import { Headset, Import, Search, UserRound } from 'lucide-react';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button, formatClock } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useDesk, useDeskViewActions } from '../store/DeskProvider';
import styles from './idle.module.css';

/** The centre while nobody calls: what will appear here, the agent's own day, and what can be done meanwhile. */
export function IdleCentre() {
  const { t } = useTranslation('customer');
  const { keyProps } = useKeyTexts();
  const { open } = useDeskViewActions();
  const formats = useFormats();
  const today = useDesk((state) => state.today);
  return (
    <div className={styles.idle}>
      <div className={styles.intro}>
        <UserRound aria-hidden="true" />
        <h2 className={styles.title}>{t('idle.title')}</h2>
        <p className={styles.text}>{t('idle.text')}</p>
      </div>
      <dl className={styles.figures} aria-label={t('idle.today')}>
        <div className={styles.figure}>
          <dt>{t('idle.calls')}</dt>
          <dd>{formats.number(today.calls)}</dd>
        </div>
        <div className={styles.figure}>
          <dt>{t('idle.handleTime')}</dt>
          <dd>{today.calls > 0 ? formatClock(today.handleMs / today.calls) : '–'}</dd>
        </div>
      </dl>
      <section className={styles.next} aria-label={t('idle.next')}>
        <Button isWide icon={<Search aria-hidden="true" />} {...keyProps('search')} onPress={() => open({ kind: 'search' })}>
          {t('idle.search')}
        </Button>
        <Button isWide icon={<Headset aria-hidden="true" />} onPress={() => open({ kind: 'settings', page: 'devices' })}>
          {t('idle.devices')}
        </Button>
        <Button isWide icon={<Import aria-hidden="true" />} onPress={() => open({ kind: 'settings', page: 'cards' })}>
          {t('idle.import')}
        </Button>
      </section>
    </div>
  );
}
