import { Check, CloudUpload } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { useEachSecond } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import type { DraftView } from './draft';
import styles from './record.module.css';

const justNowMs = 2000;
const minuteMs = 60_000;

/** When the draft reached the disk, in words. */
export function SavedSign({ view }: { readonly view: DraftView }) {
  const text = useSavedText(view);
  const isTyping = view.status === 'typing' || view.status === 'not-saved';
  return (
    <span className={styles.saved}>
      {isTyping ? <CloudUpload aria-hidden="true" /> : <Check aria-hidden="true" />}
      {text}
    </span>
  );
}

function useSavedText({ status, savedAt }: DraftView): string {
  const { t } = useTranslation('form');
  const isKept = useDesk((state) => state.configuration.areRecordsKept);
  return useEachSecond((now) => {
    if (status === 'typing' || status === 'not-saved') return t('saved.typing');
    if (!isKept) return t('saved.untilClosed');
    if (savedAt === undefined) return t('saved.clean');
    const ageMs = now - savedAt;
    if (ageMs < justNowMs) return t('saved.now');
    if (ageMs < minuteMs) return t('saved.seconds', { count: Math.floor(ageMs / 1000) });
    return t('saved.minutes', { count: Math.floor(ageMs / minuteMs) });
  });
}
