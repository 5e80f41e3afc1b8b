import type { LineState } from '../../../core/phone/line-state';
import { isResting } from '../../../core/phone/resting-line';
import { unreachable } from '../../../core/result';
import { useTranslation } from '../../i18n/translation';
import { StateLight, type Tone, useNow } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import styles from './settings.module.css';

function toneOf(line: LineState): Tone {
  switch (line.kind) {
    case 'off':
      return isResting(line) ? 'green' : 'neutral';
    case 'connecting':
      return 'blue';
    case 'registered':
      return 'green';
    case 'down':
      return 'red';
    default:
      return unreachable(line);
  }
}

/** How the connection stands right now, in words, with what IT may ask for below. */
export function LineStatus() {
  const { t } = useTranslation('settings');
  const line = useDesk((state) => state.line);
  return (
    <div role="status" aria-label={t('line.title')} className={styles.line}>
      <StateLight tone={toneOf(line)} isHollow={line.kind === 'connecting'} />
      <div className={styles.lineTexts}>
        {line.kind === 'down' ? (
          <>
            <span>{t(`line.${line.problem}`)}</span>
            {line.detail && <span className={styles.muted}>{t('line.detail', { detail: line.detail })}</span>}
            {line.retryAt !== undefined && <Retry at={line.retryAt} />}
          </>
        ) : line.kind === 'registered' ? (
          <span>{t('line.registered', { server: line.server })}</span>
        ) : isResting(line) ? (
          <>
            <span>{t('line.registered', { server: line.server })}</span>
            <span className={styles.muted}>{t('line.resting')}</span>
          </>
        ) : (
          <span>{t(`line.${line.kind}`)}</span>
        )}
      </div>
    </div>
  );
}

/** Counts down without being read out each second. */
function Retry({ at }: { readonly at: number }) {
  const { t } = useTranslation('settings');
  const seconds = Math.max(0, Math.ceil((at - useNow()) / 1000));
  return (
    <span className={styles.muted} aria-live="off">
      {t('line.retry', { seconds })}
    </span>
  );
}
