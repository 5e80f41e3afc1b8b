import type { ImportProgress } from '../../../contract/ipc/card-import';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, formatClock } from '../../ui';
import { Figures } from './Figures';
import styles from './import.module.css';
import type { CardImport, RefusedSaving } from './import-store';
import { RowErrors } from './RowErrors';
import { SaveRefused } from './SaveRefused';

interface ImportResultProps {
  readonly cards: CardImport;
  readonly progress: Exclude<ImportProgress, { kind: 'running' }>;
  readonly saving: RefusedSaving | undefined;
}

/** What came of an import, with the rows that were left out and why, and a way to have all of them in a file. */
export function ImportResult({ cards, progress, saving }: ImportResultProps) {
  const { t } = useTranslation('cards');
  const hasRefused = progress.kind !== 'failed' && progress.skipped > 0;
  const again = (
    <Button isDisabled={saving?.kind === 'asked' || saving?.kind === 'writing'} onPress={cards.reset}>
      {t('done.again')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <Outcome progress={progress} />
      {hasRefused ? (
        <SaveRefused cards={cards} saving={saving}>
          {again}
        </SaveRefused>
      ) : (
        <div>{again}</div>
      )}
      {progress.kind === 'done' && progress.errors.length > 0 && <RowErrors errors={progress.errors} total={progress.skipped} />}
    </div>
  );
}

function Outcome({ progress }: { readonly progress: ImportResultProps['progress'] }) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  if (progress.kind === 'cancelled') {
    return (
      <Banner severity="info" title={t('cancelled')} announce="polite">
        {progress.skipped > 0 && t('cancelledSkipped', { rows: number(progress.skipped) })}
      </Banner>
    );
  }
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
