import { Download } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, ProgressBar } from '../../ui';
import styles from './import.module.css';
import type { CardImport, RefusedSaving } from './import-store';
import { useRefusedWords } from './refused-words';

interface SaveRefusedProps {
  readonly cards: CardImport;
  readonly saving: RefusedSaving | undefined;
  /** What else there is to do, after it. */
  readonly children: ReactNode;
}

/** Puts the rows that were left out into a file, to be mended there; beneath it how that goes, or what came of it. */
export function SaveRefused({ cards, saving, children }: SaveRefusedProps) {
  const { t } = useTranslation('cards');
  const words = useRefusedWords();
  const actions = useRef<HTMLDivElement>(null);
  return (
    <>
      <div ref={actions} className={styles.actions}>
        <Button
          icon={<Download aria-hidden="true" />}
          isPending={saving?.kind === 'asked' || saving?.kind === 'writing'}
          onPress={() => void cards.saveRefused(words())}
        >
          {t('refused.save')}
        </Button>
        {children}
      </div>
      {saving?.kind === 'writing' && <Writing share={saving.share} onCancel={cards.cancel} focusAfter={actions} />}
      {(saving?.kind === 'saved' || saving?.kind === 'failed') && <SavingOutcome saving={saving} />}
    </>
  );
}

interface WritingProps {
  readonly share: number;
  readonly onCancel: () => void;
  /** Its first button has the focus when this is gone with it. */
  readonly focusAfter: RefObject<HTMLElement | null>;
}

function Writing({ share, onCancel, focusAfter }: WritingProps) {
  const { t } = useTranslation('cards');
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = own.current;
    const after = focusAfter.current;
    return () => {
      if (element?.contains(document.activeElement)) after?.querySelector('button')?.focus();
    };
  }, [focusAfter]);
  return (
    <div ref={own} className={styles.saving}>
      <ProgressBar label={t('refused.saving')} share={share} />
      <Button onPress={onCancel}>{t('refused.cancel')}</Button>
    </div>
  );
}

function SavingOutcome({ saving }: { readonly saving: Extract<RefusedSaving, { kind: 'saved' | 'failed' }> }) {
  const { t } = useTranslation('cards');
  const { number } = useFormats();
  if (saving.kind === 'saved') {
    const title = t('refused.saved', { file: saving.fileName, rows: number(saving.rows) });
    return (
      <Banner severity="success" title={title} announce="polite">
        {t('refused.savedText')}
      </Banner>
    );
  }
  if (saving.problem === 'cancelled') return <Banner severity="info" title={t('refused.cancelled')} announce="polite" />;
  return <Banner severity="error" title={t(`refused.failure.${saving.problem}`)} announce="assertive" />;
}
