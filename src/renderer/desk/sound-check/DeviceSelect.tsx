import type { Device } from '../../../core/phone/device';
import { findDevice } from '../../../core/phone/device-choice';
import { useTranslation } from '../../i18n/translation';
import { Select } from '../../ui';
import { Locked } from '../settings/Locked';

interface DeviceSelectProps {
  readonly label: string;
  readonly among: readonly Device[];
  /** Undefined for the system's own choice. */
  readonly value: Device | undefined;
  readonly isLocked: boolean;
  readonly onChange: (device: Device | undefined) => void;
}

const systemDefault = 'system-default';
const missing = 'missing';

/** Devices by name; the chosen one stays in the list while it is unplugged. */
export function DeviceSelect({ label, among, value, isLocked, onChange }: DeviceSelectProps) {
  const { t } = useTranslation('settings');
  const named = among.filter((device) => device.label !== '');
  const chosen = value && findDevice(named, value);
  const isMissing = value !== undefined && !chosen;
  const choices = [
    { id: systemDefault, text: t('devices.systemDefault') },
    ...named.map((device) => ({ id: device.deviceId, text: device.label })),
    ...(isMissing ? [{ id: missing, text: value.label }] : []),
  ];
  return (
    <div>
      <Select
        label={label}
        description={isMissing ? t('devices.missing') : undefined}
        choices={choices}
        value={chosen?.deviceId ?? (isMissing ? missing : systemDefault)}
        isDisabled={isLocked}
        onChange={(id) => id !== missing && onChange(named.find(({ deviceId }) => deviceId === id))}
      />
      <Locked when={isLocked} />
    </div>
  );
}
