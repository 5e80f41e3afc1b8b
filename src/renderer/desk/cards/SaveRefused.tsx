import { Download } from 'lucide-react';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, ProgressBar } from '../../ui';
import styles from './import.module.css';
import type { CardImport, RefusedSaving } from './import-store';
import { useRefusedWords } from './refused-words';

interface SaveRefusedProps {
  readonly cards: CardImport;
  readonly saving: RefusedSaving | undefined;
}

/** Puts the rows that were left out into a file, to be mended there. It stays where it is while that goes on, and so does the focus. */
export function SaveRefusedButton({ cards, saving }: SaveRefusedProps) {
  const { t } = useTranslation('cards');
  const words = useRefusedWords();
  return (
    <Button
      icon={<Download aria-hidden="true" />}
      isPending={saving?.kind === 'asked' || saving?.kind === 'writing'}
      onPress={() => void cards.saveRefused(words())}
    >
      {t('refused.save')}
    </Button>
  );
}

/** How the saving goes, or what came of it. */
export function SavingOutcome({ cards, saving }: SaveRefusedProps) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  switch (saving?.kind) {
    case 'writing':
      return (
        <div className={styles.saving}>
          <ProgressBar label={t('refused.saving')} share={saving.share} />
          <Button onPress={cards.cancel}>{t('refused.cancel')}</Button>
        </div>
      );
    case 'saved':
      return (
        <Banner severity="success" title={t('refused.saved', { file: saving.fileName, rows: number(saving.rows) })} announce="polite">
          {t('refused.savedText')}
        </Banner>
      );
    case 'failed':
      return saving.problem === 'cancelled' ? (
        <Banner severity="info" title={t('refused.cancelled')} announce="polite" />
      ) : (
        <Banner severity="error" title={t(`refused.failure.${saving.problem}`)} announce="assertive" />
      );
    default:
      return null;
  }
}
