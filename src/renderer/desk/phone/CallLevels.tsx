import { useStore } from 'zustand';
import { callLevelOf, callLevelSteps } from '../../../core/phone/call-level';
import { useTranslation } from '../../i18n/translation';
import { useQualityHistory } from '../quality/quality-history';
import styles from './call-levels.module.css';

/** That the caller is heard, and the agent by the caller: two small meters of the last second. */
export function CallLevels({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('devices');
  const last = useStore(useQualityHistory(callId)).at(-1);
  return (
    <div className={styles.levels} role="img" aria-label={t('levels.label')}>
      <Bars word={t('levels.you')} rmsDb={last?.microphoneDb} />
      <Bars word={t('levels.caller')} rmsDb={last?.remoteDb} />
    </div>
  );
}

function Bars({ word, rmsDb }: { readonly word: string; readonly rmsDb: number | undefined }) {
  const level = rmsDb === undefined ? 0 : callLevelOf(rmsDb);
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
