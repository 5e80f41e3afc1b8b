import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Button, Checkbox, Slider } from '../../ui';
import { MicrophoneCheck } from '../sound-check/MicrophoneCheck';
import { useDeviceChanges } from '../sound-check/use-device-changes';
import { useBridge, useDesk } from '../store/DeskProvider';
import { CueSettings } from './CueSettings';
import { DeviceOrder } from './DeviceOrder';
import { Locked } from './Locked';
import styles from './settings.module.css';
import { isLocked, type SettingsAccess, type SettingsData, type UserSettings } from './use-settings';
import { MicrophoneGain, SuppressionChoice } from './VoiceTreatment';

type Devices = UserSettings['devices'];
type Switch = 'keepMicrophoneOpen' | 'withoutMicrophone' | 'echoCancellation' | 'autoGainControl';

interface DevicesPageProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
  readonly reload: () => void;
}

/** Headset with its check, ring, and how the microphone is treated. Devices that are plugged in later appear at once. */
export function DevicesPage({ data, change, reload }: DevicesPageProps) {
  const { t } = useTranslation(['settings', 'devices']);
  const bridge = useBridge();
  const isPractice = useDesk((state) => state.practice !== null);
  const { devices } = data.settings;
  useDeviceChanges(reload);
  const set = (changes: Partial<Devices>) => change({ devices: { ...devices, ...changes } });
  const isFixed = (key: keyof Devices) => isLocked(data.locked, `devices.${key}`);
  const device = (key: 'microphone' | 'speaker' | 'ringer', among: SettingsData['microphones']) => (
    <DeviceOrder
      label={t(`devices.${key}`)}
      present={among}
      wanted={devices[key]}
      isLocked={isFixed(key)}
      onChange={(wanted) => set({ [key]: wanted })}
    />
  );
  const toggle = (key: Switch, hint?: string) => (
    <div>
      <Checkbox isSelected={devices[key]} isDisabled={isFixed(key)} onChange={(isOn) => set({ [key]: isOn })}>
        {t(`devices.${key}`)}
      </Checkbox>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.hint}>
        <Locked when={isFixed(key)} />
      </div>
    </div>
  );
  return (
    <div className={styles.page}>
      <section className={styles.group} aria-labelledby="settings-headset">
        <h3 id="settings-headset">{t('devices.headset')}</h3>
        <p className={styles.muted}>{t('devices:order')}</p>
        <div className={styles.pair}>
          <div className={styles.stack}>
            {device('microphone', data.microphones)}
            <MicrophoneCheck device={devices.microphone[0]} />
            <SuppressionChoice
              value={devices.noiseSuppression}
              isLocked={isFixed('noiseSuppression')}
              onChange={(noiseSuppression) => set({ noiseSuppression })}
            />
            <MicrophoneGain
              value={devices.microphoneGainDb}
              isLocked={isFixed('microphoneGainDb')}
              onChange={(microphoneGainDb) => set({ microphoneGainDb })}
            />
          </div>
          <div className={styles.stack}>
            {device('speaker', data.speakers)}
            <div>
              <Button icon={<Volume2 aria-hidden="true" />} onPress={() => void bridge.request.testSpeaker()}>
                {t('devices.testSpeaker')}
              </Button>
            </div>
          </div>
        </div>
        {isPractice && toggle('withoutMicrophone', t('devices.withoutMicrophoneHint'))}
      </section>
      <section className={styles.group} aria-labelledby="settings-ring">
        <h3 id="settings-ring">{t('devices.ring')}</h3>
        <div className={styles.pair}>
          {device('ringer', data.speakers)}
          <RingVolume value={devices.ringVolume} isDisabled={isFixed('ringVolume')} onChange={(ringVolume) => set({ ringVolume })} />
        </div>
      </section>
      <section className={styles.group} aria-labelledby="settings-sound">
        <h3 id="settings-sound">{t('devices.sound')}</h3>
        {toggle('keepMicrophoneOpen', t('devices.keepOpenHint'))}
        {toggle('echoCancellation')}
        {toggle('autoGainControl')}
      </section>
      <CueSettings cues={devices.cues} locked={data.locked} onChange={(cues) => set({ cues })} />
    </div>
  );
}

interface RingVolumeProps {
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onChange: (value: number) => void;
}

function RingVolume({ value, isDisabled, onChange }: RingVolumeProps) {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const [moving, setMoving] = useState<number>();
  return (
    <div className={styles.volume}>
      <div className={styles.grow}>
        <Slider
          label={t('devices.ringVolume')}
          value={moving ?? value}
          isDisabled={isDisabled}
          onChange={setMoving}
          onChangeEnd={(volume) => {
            setMoving(undefined);
            onChange(volume);
          }}
        />
        <Locked when={isDisabled} />
      </div>
      <Button icon={<Volume2 aria-hidden="true" />} onPress={() => void bridge.request.testRing()}>
        {t('devices.testRing')}
      </Button>
    </div>
  );
}
