import { useStore } from 'zustand';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { QualityTrace } from './QualityTrace';
import styles from './quality.module.css';
import type { QualityHistory } from './quality-history';

/** The figures behind the word, for those who ask and for IT. */
export function QualityDetails({ history }: { readonly history: QualityHistory }) {
  const { t } = useTranslation('quality');
  const { tenths, percent, number } = useFormats();
  const last = useStore(history).at(-1);
  const ms = (value: number | undefined) => (value === undefined ? t('unknown') : t('ms', { value: number(Math.round(value)) }));
  const share = (value: number | undefined) => (value === undefined ? t('unknown') : percent(value));
  return (
    <div className={styles.details}>
      <h3 className={styles.title}>{t('title')}</h3>
      <QualityTrace history={history} size="large" />
      <p className={styles.caption}>{t('lastMinute')}</p>
      <dl className={styles.figures}>
        <dt>{t('mos')}</dt>
        <dd>{last ? tenths(last.mos) : t('unknown')}</dd>
        <dt>{t('lossReceived')}</dt>
        <dd>{share(last?.lossReceivedShare)}</dd>
        <dt>{t('lossSent')}</dt>
        <dd>{share(last?.lossSentShare)}</dd>
        <dt>{t('jitter')}</dt>
        <dd>{ms(last?.jitterMs)}</dd>
        <dt>{t('roundTrip')}</dt>
        <dd>{ms(last?.roundTripMs)}</dd>
        <dt>{t('codec')}</dt>
        <dd>{last ? last.codec.toUpperCase() : t('unknown')}</dd>
      </dl>
    </div>
  );
}
