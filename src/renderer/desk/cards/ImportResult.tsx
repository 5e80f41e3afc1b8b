import type { ImportProgress } from '../../../contract/ipc/card-import';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, formatClock } from '../../ui';
import { Figures } from './Figures';
import styles from './import.module.css';
import { RowErrors } from './RowErrors';

interface ImportResultProps {
  readonly progress: Exclude<ImportProgress, { kind: 'running' }>;
  readonly onAgain: () => void;
}

/** What came of an import, with every row that was left out and why. */
export function ImportResult({ progress, onAgain }: ImportResultProps) {
  const { t } = useTranslation('cards');
  return (
    <div className={styles.page}>
      <Outcome progress={progress} />
      <div>
        <Button onPress={onAgain}>{t('done.again')}</Button>
      </div>
      {progress.kind === 'done' && progress.errors.length > 0 && <RowErrors errors={progress.errors} total={progress.skipped} />}
    </div>
  );
}

function Outcome({ progress }: { readonly progress: ImportResultProps['progress'] }) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  if (progress.kind === 'cancelled') return <Banner severity="info" title={t('cancelled')} announce="polite" />;
  if (progress.kind === 'failed') return <Banner severity="error" title={t(`problem.${progress.problem}`)} announce="assertive" />;
  return (
    <>
      <Banner severity="success" title={t('done.title')} announce="polite">
        {t('done.took', { duration: formatClock(progress.durationMs) })}
      </Banner>
      <Figures
        figures={[
          { name: t('done.new'), value: number(progress.imported) },
          { name: t('done.updated'), value: number(progress.updated) },
          { name: t('done.skipped'), value: number(progress.skipped) },
        ]}
      />
    </>
  );
}
