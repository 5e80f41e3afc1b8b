import { Headphones } from 'lucide-react';
import type { HeadsetState } from '../../../core/headset/headset-state';
import { unreachable } from '../../../core/result';
import { useTranslation } from '../../i18n/translation';
import { Banner, EmptyState, StateLight } from '../../ui';
import styles from './headset.module.css';

/** Which headset there is, or what to do so that there is one. */
export function HeadsetStatus({ state }: { readonly state: HeadsetState }) {
  const { t } = useTranslation('headset');
  switch (state.kind) {
    case 'none':
      return (
        <EmptyState icon={<Headphones aria-hidden="true" />} title={t('none.title')}>
          <p>{t('none.plugIn')}</p>
          <p>{t('none.bluetooth')}</p>
        </EmptyState>
      );
    case 'no-call-buttons':
      return (
        <Banner severity="info" title={t('noCallButtons.title', { name: state.name })} announce="polite">
          {t('noCallButtons.text')}
        </Banner>
      );
    case 'refused':
      return (
        <Banner severity="warning" title={t('refused.title', { name: state.name })} announce="polite">
          {t('refused.text')}
        </Banner>
      );
    case 'connected':
      return (
        <>
          <p className={styles.name} role="status">
            <StateLight tone={state.isUsedElsewhere ? 'amber' : 'green'} />
            {t(state.isUsedElsewhere ? 'connectedElsewhere' : 'connected', { name: state.name })}
          </p>
          {state.isUsedElsewhere && (
            <Banner severity="warning" title={t('usedElsewhere.title')} announce="polite">
              {t('usedElsewhere.text')}
            </Banner>
          )}
        </>
      );
    default:
      return unreachable(state);
  }
}
