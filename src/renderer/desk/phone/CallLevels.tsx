import { useStore } from 'zustand';
import { callLevelOf, callLevelSteps } from '../../../core/phone/call-level';
import { useTranslation } from '../../i18n/translation';
import { useQualityHistory } from '../quality/quality-history';
import styles from './call-levels.module.css';

/** That the caller is heard, and the agent by the caller: two small meters of the last second. */
export function CallLevels({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('devices');
  const history = useQualityHistory(callId);
  // a level, not a loudness: most seconds are as loud as the one before
  const you = useStore(history, (moments) => levelOf(moments.at(-1)?.microphoneDb));
  const caller = useStore(history, (moments) => levelOf(moments.at(-1)?.remoteDb));
  return (
    <div className={styles.levels} role="img" aria-label={t('levels.label')}>
      <Bars word={t('levels.you')} level={you} />
      <Bars word={t('levels.caller')} level={caller} />
    </div>
  );
}

function levelOf(rmsDb: number | undefined): number {
  return rmsDb === undefined ? 0 : callLevelOf(rmsDb);
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
