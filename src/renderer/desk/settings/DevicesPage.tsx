import { Volume2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Checkbox, Select, Slider } from '../../ui';
import { useBridge } from '../store/DeskProvider';
import { CueSettings } from './CueSettings';
import { Locked } from './Locked';
import styles from './settings.module.css';
import { isLocked, type SettingsAccess, type SettingsData, type UserSettings } from './use-settings';

type Devices = UserSettings['devices'];
type Switch = 'keepMicrophoneOpen' | 'noiseSuppression' | 'echoCancellation' | 'autoGainControl';

interface DevicesPageProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
  readonly reload: () => void;
}

/** The voice process hears of a device a moment after the system does. */
const deviceSettlesMs = 500;

/** Headset, ring and how the microphone is treated. Devices that are plugged in later appear at once. */
export function DevicesPage({ data, change, reload }: DevicesPageProps) {
  const { t } = useTranslation('settings');
  const { devices } = data.settings;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(reload, deviceSettlesMs);
    };
    navigator.mediaDevices?.addEventListener('devicechange', later);
    return () => {
      clearTimeout(timer);
      navigator.mediaDevices?.removeEventListener('devicechange', later);
    };
  }, [reload]);
  const set = (changes: Partial<Devices>) => change({ devices: { ...devices, ...changes } });
  const isFixed = (key: keyof Devices) => isLocked(data.locked, `devices.${key}`);
  const device = (key: 'microphone' | 'speaker' | 'ringer', among: SettingsData['microphones']) => (
    <div>
      <DeviceSelect
        label={t(`devices.${key}`)}
        among={among}
        value={devices[key]}
        isDisabled={isFixed(key)}
        onChange={(label) => set({ [key]: label })}
      />
      <Locked when={isFixed(key)} />
    </div>
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
      {data.microphones.length === 0 && <Banner severity="warning" title={t('devices.none')} />}
      <section className={styles.group} aria-labelledby="settings-headset">
        <h3 id="settings-headset">{t('devices.headset')}</h3>
        <div className={styles.pair}>
          {device('microphone', data.microphones)}
          {device('speaker', data.speakers)}
        </div>
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
        {toggle('noiseSuppression', t('devices.noiseSuppressionHint'))}
        {toggle('echoCancellation')}
        {toggle('autoGainControl')}
      </section>
      <CueSettings cues={devices.cues} locked={data.locked} onChange={(cues) => set({ cues })} />
    </div>
  );
}

interface DeviceSelectProps {
  readonly label: string;
  readonly among: SettingsData['microphones'];
  /** Label of the device, empty for the system's own choice. */
  readonly value: string;
  readonly isDisabled: boolean;
  readonly onChange: (label: string) => void;
}

const systemDefault = 'system-default';

/** Devices by name; the chosen one stays in the list while it is unplugged. */
function DeviceSelect({ label, among, value, isDisabled, onChange }: DeviceSelectProps) {
  const { t } = useTranslation('settings');
  const labels = [...new Set(among.map((device) => device.label).filter((name) => name !== ''))];
  const choices = [{ id: systemDefault, text: t('devices.systemDefault') }, ...labels.map((name) => ({ id: name, text: name }))];
  const isMissing = value !== '' && !labels.includes(value);
  if (isMissing) choices.push({ id: value, text: value });
  return (
    <Select
      label={label}
      description={isMissing ? t('devices.missing') : undefined}
      choices={choices}
      value={value === '' ? systemDefault : value}
      isDisabled={isDisabled}
      onChange={(id) => onChange(id === systemDefault ? '' : id)}
    />
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
