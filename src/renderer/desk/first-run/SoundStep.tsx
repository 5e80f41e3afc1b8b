import { BellRing, Volume2 } from 'lucide-react';
import { preferDevice } from '../../../core/phone/device-choice';
import { useTranslation } from '../../i18n/translation';
import { Button } from '../../ui';
import { isLocked, type SettingsAccess, type SettingsData, type UserSettings } from '../settings/use-settings';
import { DeviceSelect } from '../sound-check/DeviceSelect';
import { MicrophoneCheck } from '../sound-check/MicrophoneCheck';
import { microphoneProblem } from '../sound-check/microphone-problem';
import { useDeviceChanges } from '../sound-check/use-device-changes';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './first-run.module.css';
import { StepFrame } from './StepFrame';

interface SoundStepProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
  readonly reload: () => void;
  readonly back: () => void;
  readonly next: () => void;
}

/** Whether callers hear the person and the person hears them. Without a microphone the path goes on all the same, to practice. */
export function SoundStep({ data, change, reload, back, next }: SoundStepProps) {
  const { t } = useTranslation(['first-run', 'sound', 'settings', 'common']);
  const bridge = useBridge();
  const hasProblem = useDesk((state) => microphoneProblem(state.microphone) !== undefined);
  const { devices } = data.settings;
  useDeviceChanges(reload);
  const set = (changes: Partial<UserSettings['devices']>) => change({ devices: { ...devices, ...changes } });
  const isFixed = (key: string) => isLocked(data.locked, `devices.${key}`);
  const isSilenceOffered = hasProblem && !isFixed('withoutMicrophone');

  function goOn() {
    if (isSilenceOffered && !devices.withoutMicrophone) set({ withoutMicrophone: true });
    next();
  }

  const device = (key: 'microphone' | 'speaker' | 'ringer', among: SettingsData['microphones']) => (
    <DeviceSelect
      label={t(`settings:devices.${key}`)}
      among={among}
      value={devices[key][0]}
      isLocked={isFixed(key)}
      onChange={(device) => set({ [key]: device ? preferDevice(devices[key], device) : [] })}
    />
  );
  return (
    <StepFrame
      step={2}
      title={t('first-run:sound.title')}
      text={t('first-run:sound.text')}
      back={back}
      next={{ label: isSilenceOffered ? t('first-run:sound.silent') : t('common:next'), go: goOn }}
      note={isSilenceOffered && t('first-run:sound.silentHint')}
    >
      <div className={styles.columns}>
        <section className={styles.card} aria-labelledby="first-run-microphone">
          <h2 id="first-run-microphone" className={styles.subtitle}>
            {t('first-run:sound.heard')}
          </h2>
          {device('microphone', data.microphones)}
          <MicrophoneCheck device={devices.microphone[0]} />
        </section>
        <section className={styles.card} aria-labelledby="first-run-speaker">
          <h2 id="first-run-speaker" className={styles.subtitle}>
            {t('first-run:sound.hear')}
          </h2>
          <div className={styles.trial}>
            {device('speaker', data.speakers)}
            <Button icon={<Volume2 aria-hidden="true" />} onPress={() => void bridge.request.testSpeaker()}>
              {t('settings:devices.testSpeaker')}
            </Button>
          </div>
          <div className={styles.trial}>
            {device('ringer', data.speakers)}
            <Button icon={<BellRing aria-hidden="true" />} onPress={() => void bridge.request.testRing()}>
              {t('settings:devices.testRing')}
            </Button>
          </div>
        </section>
      </div>
    </StepFrame>
  );
}
