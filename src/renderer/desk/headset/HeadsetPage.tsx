import { Lightbulb } from 'lucide-react';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { useBridge, useDesk } from '../store/DeskProvider';
import { ButtonStrip } from './ButtonStrip';
import { HeadsetStatus } from './HeadsetStatus';
import styles from './headset.module.css';

/** Which headset has call buttons, what arrives when they are pressed, and whether its lights work. */
export function HeadsetPage() {
  const { t } = useTranslation('headset');
  const bridge = useBridge();
  const { state, seen } = useDesk((desk) => desk.headset);
  const isInCall = useDesk((desk) => desk.calls.length > 0);
  return (
    <div className={styles.page}>
      <HeadsetStatus state={state} />
      {state.kind === 'connected' && (
        <section className={styles.group} aria-labelledby="headset-buttons">
          <h3 id="headset-buttons">{t('try.title')}</h3>
          <p className={styles.muted}>{t('try.text')}</p>
          <ButtonStrip buttons={state.buttons} seen={seen} />
        </section>
      )}
      {state.kind === 'connected' && state.hasLights && (
        <section className={styles.group} aria-labelledby="headset-lights">
          <h3 id="headset-lights">{t('lights.title')}</h3>
          <div className={styles.lights}>
            <Button
              icon={<Lightbulb aria-hidden="true" />}
              isDisabled={isInCall || state.isUsedElsewhere}
              onPress={() => void bridge.request.testHeadset()}
            >
              {t('lights.test')}
            </Button>
            <span className={styles.muted}>{t(isInCall ? 'lights.inCall' : 'lights.text')}</span>
          </div>
        </section>
      )}
    </div>
  );
}
