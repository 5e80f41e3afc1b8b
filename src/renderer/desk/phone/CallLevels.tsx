import { callLevelSteps } from '../../../core/phone/call-level';
import { useTranslation } from '../../i18n/translation';
import styles from './call-levels.module.css';
import { useCallLevels } from './use-call-levels';

/** That the caller is heard, and the agent by the microphone: two small meters that move with the voices. */
export function CallLevels({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('devices');
  const { microphone, callers } = useCallLevels();
  const caller = callers.find((one) => one.callId === callId)?.level ?? 0;
  return (
    <div className={styles.levels} role="img" aria-label={t('levels.label')}>
      <Bars word={t('levels.you')} level={microphone} />
      <Bars word={t('levels.caller')} level={caller} />
    </div>
  );
}

function Bars({ word, level }: { readonly word: string; readonly level: number }) {
  return (
    <span className={styles.one}>
      {word}
      <span className={styles.bars} data-level={level}>
        {Array.from({ length: callLevelSteps }, (_, step) => (
          <span key={step} data-lit={step < level || undefined} />
        ))}
      </span>
    </span>
  );
}
