import { useTranslation } from '../../i18n/translation';
import { Checkbox } from '../../ui';
import { Locked } from './Locked';
import styles from './settings.module.css';
import { isLocked, type UserSettings } from './use-settings';

type Cues = UserSettings['devices']['cues'];

interface CueSettingsProps {
  readonly cues: Cues;
  readonly locked: readonly string[];
  readonly onChange: (cues: Cues) => void;
}

const order = [
  'callConnected',
  'callEnded',
  'heldCall',
  'recording',
  'coach',
  'wrapUpEnding',
  'line',
] as const satisfies readonly (keyof Cues)[];

/** Which short sounds the agent wants in the headset. */
export function CueSettings({ cues, locked, onChange }: CueSettingsProps) {
  const { t } = useTranslation('settings');
  return (
    <section className={styles.group} aria-labelledby="settings-cues">
      <h3 id="settings-cues">{t('devices.cues.title')}</h3>
      <div className={styles.pair}>
        {order.map((cue) => {
          const isFixed = isLocked(locked, `devices.cues.${cue}`);
          return (
            <div key={cue}>
              <Checkbox isSelected={cues[cue]} isDisabled={isFixed} onChange={(isOn) => onChange({ ...cues, [cue]: isOn })}>
                {t(`devices.cues.${cue}`)}
              </Checkbox>
              <div className={styles.hint}>
                <Locked when={isFixed} />
              </div>
            </div>
          );
        })}
      </div>
    </section>
  );
}
