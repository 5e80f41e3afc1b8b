import { useTranslation } from 'react-i18next';
import { languageNames } from '../../i18n/languages';
import { Banner, Button, ProgressBar, Select } from '../../ui';
import { AccountForm } from '../settings/AccountForm';
import { useSettings } from '../settings/use-settings';
import { useDesk } from '../store/DeskProvider';
import styles from './first-run.module.css';
import type { FirstRun } from './use-first-run';

/** What a new desk shows until it has an account: the language, the connection, and what to ask IT for. */
export function FirstRunPage({ canLeave, leave }: Omit<FirstRun, 'isShown'>) {
  const { t } = useTranslation(['first-run', 'settings']);
  const { data, hasFailedToLoad, reload, change } = useSettings();
  const language = useDesk((state) => state.configuration.language);
  return (
    <main className={styles.page}>
      <div className={styles.content}>
        <header className={styles.header}>
          <div>
            <h1 className={styles.title}>{t('first-run:title')}</h1>
            <p className={styles.text}>{t('first-run:text')}</p>
          </div>
          {data && (
            <div className={styles.language}>
              <Select
                label={t('first-run:language')}
                value={language}
                choices={Object.entries(languageNames).map(([id, text]) => ({ id, text }))}
                onChange={(id) => change({ interface: { ...data.settings.interface, language: id as keyof typeof languageNames } })}
              />
            </div>
          )}
        </header>
        <div className={styles.columns}>
          <section className={styles.connect} aria-labelledby="first-run-connect">
            <h2 id="first-run-connect" className={styles.subtitle}>
              {t('first-run:connect')}
            </h2>
            {hasFailedToLoad && (
              <Banner severity="error" title={t('settings:loadFailed')} action={<Button onPress={reload}>{t('settings:retry')}</Button>} />
            )}
            {!data && !hasFailedToLoad && (
              <div className={styles.loading}>
                <ProgressBar label={t('settings:loading')} />
              </div>
            )}
            {data && <AccountForm data={data} onKept={reload} />}
            {canLeave && (
              <div className={styles.leave}>
                <Button look="quiet" onPress={leave}>
                  {t('first-run:leave')}
                </Button>
              </div>
            )}
          </section>
          <aside className={styles.aside} aria-labelledby="first-run-ask">
            <h2 id="first-run-ask" className={styles.subtitle}>
              {t('first-run:askIt')}
            </h2>
            <ul className={styles.questions}>
              <li>{t('first-run:askServer')}</li>
              <li>{t('first-run:askUser')}</li>
              <li>{t('first-run:askSecret')}</li>
            </ul>
            <p className={styles.text}>{t('first-run:askPolicy')}</p>
          </aside>
        </div>
      </div>
    </main>
  );
}
