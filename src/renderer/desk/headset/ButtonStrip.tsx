import { CircleCheck, CircleDashed } from 'lucide-react';
import type { HeadsetButton } from '../../../core/headset/headset-button';
import type { HeadsetView } from '../../../core/headset/headset-state';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { VisuallyHidden } from '../../ui';
import styles from './headset.module.css';

/** The order in which they are shown; makers have one each. */
const order = ['hook', 'mute', 'flash', 'reject', 'redial'] as const satisfies readonly HeadsetButton[];

type Seen = HeadsetView['seen'][number];

interface ButtonStripProps {
  readonly buttons: readonly HeadsetButton[];
  /** Newest first. */
  readonly seen: readonly Seen[];
}

/** Each button of the headset with what it does, and when it was last pressed. */
export function ButtonStrip({ buttons, seen }: ButtonStripProps) {
  const { t } = useTranslation('headset');
  const [last] = seen;
  return (
    <>
      <ul className={styles.strip}>
        {order
          .filter((button) => buttons.includes(button))
          .map((button) => {
            const press = seen.find((one) => one.button === button);
            return (
              <li key={button} className={styles.button} data-seen={press !== undefined || undefined}>
                {press ? <CircleCheck aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
                <span>
                  <span className={styles.buttonName}>{t(`button.${button}.name`)}</span>
                  <span className={styles.muted}>{t(`button.${button}.does`)}</span>
                </span>
                <span className={styles.when}>{press ? <Pressed press={press} /> : t('notSeen')}</span>
              </li>
            );
          })}
      </ul>
      <VisuallyHidden>
        <span role="status">{last && t('pressed', { button: t(`button.${last.button}.name`) })}</span>
      </VisuallyHidden>
    </>
  );
}

function Pressed({ press }: { readonly press: Seen }) {
  const { t } = useTranslation('headset');
  const { timeWithSeconds } = useFormats();
  const time = timeWithSeconds(press.at);
  return press.did ? t('seenAndDone', { time, did: t(`did.${press.did}`) }) : t('seen', { time });
}
