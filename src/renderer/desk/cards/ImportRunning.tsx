import type { ImportProgress } from '../../../contract/ipc/card-import';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Button, ProgressBar } from '../../ui';
import { Figures } from './Figures';
import styles from './import.module.css';

interface ImportRunningProps {
  readonly progress: Extract<ImportProgress, { kind: 'running' }> | undefined;
  readonly onCancel: () => void;
}

/** How far the import is; the desk can be used meanwhile. */
export function ImportRunning({ progress, onCancel }: ImportRunningProps) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  return (
    <div className={styles.page}>
      <ProgressBar label={t('running.title')} {...(progress ? { share: progress.share } : {})} />
      <p className={styles.muted}>{t('running.text')}</p>
      {progress && (
        <Figures
          figures={[
            { name: t('running.rows'), value: number(progress.rows) },
            { name: t('running.imported'), value: number(progress.imported) },
            { name: t('running.skipped'), value: number(progress.skipped) },
          ]}
        />
      )}
      <div>
        <Button onPress={onCancel}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
