import type { Notice } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, ProgressBar } from '../../ui';
import { Notices } from '../notices/Notices';
import { useSettings } from '../settings/use-settings';
import { ConnectStep } from './ConnectStep';
import styles from './first-run.module.css';
import { LanguageStep } from './LanguageStep';
import { SoundStep } from './SoundStep';
import { StartStep } from './StartStep';
import type { FirstRun } from './use-first-run';
import { useFirstRunStep } from './use-first-run-step';

/** Why a PC that IT has set up may look like a new one. The steps speak of the rest themselves. */
const noticesOfSetup: ReadonlySet<Notice['kind']> = new Set([
  'policy-invalid',
  'settings-invalid',
  'settings-damaged',
  'password-missing',
  'storage-failed',
  'records-aside',
  'records-not-kept',
]);

/** What a new desk shows until it has an account: the language, the headset, then practice or the centre. */
export function FirstRunPage({ canLeave, leave }: Omit<FirstRun, 'isShown'>) {
  const { t } = useTranslation('settings');
  const { data, hasFailedToLoad, reload, change } = useSettings();
  const [step, go] = useFirstRunStep();
  if (hasFailedToLoad) {
    return (
      <main className={styles.waiting}>
        <Banner severity="error" title={t('loadFailed')} action={<Button onPress={reload}>{t('retry')}</Button>} />
      </main>
    );
  }
  if (!data) {
    return (
      <main className={styles.waiting}>
        <ProgressBar label={t('loading')} />
      </main>
    );
  }
  return (
    <main className={styles.page}>
      <div className={styles.messages}>
        <Notices kinds={noticesOfSetup} />
      </div>
      {step === 'language' && <LanguageStep data={data} change={change} next={() => go('sound')} />}
      {step === 'sound' && <SoundStep data={data} change={change} reload={reload} back={() => go('language')} next={() => go('start')} />}
      {step === 'start' && <StartStep back={() => go('sound')} connect={() => go('connect')} />}
      {step === 'connect' && <ConnectStep data={data} reload={reload} back={() => go('start')} leave={canLeave ? leave : undefined} />}
    </main>
  );
}
