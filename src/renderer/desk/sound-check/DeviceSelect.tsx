import { useTranslation } from '../../i18n/translation';
import { Select } from '../../ui';
import { Locked } from '../settings/Locked';

interface DeviceSelectProps {
  readonly label: string;
  readonly among: readonly { readonly label: string }[];
  /** Label of the device, empty for the system's own choice. */
  readonly value: string;
  readonly isLocked: boolean;
  readonly onChange: (label: string) => void;
}

const systemDefault = 'system-default';

/** Devices by name; the chosen one stays in the list while it is unplugged. */
export function DeviceSelect({ label, among, value, isLocked, onChange }: DeviceSelectProps) {
  const { t } = useTranslation('settings');
  const labels = [...new Set(among.map((device) => device.label).filter((name) => name !== ''))];
  const choices = [{ id: systemDefault, text: t('devices.systemDefault') }, ...labels.map((name) => ({ id: name, text: name }))];
  const isMissing = value !== '' && !labels.includes(value);
  if (isMissing) choices.push({ id: value, text: value });
  return (
    <div>
      <Select
        label={label}
        description={isMissing ? t('devices.missing') : undefined}
        choices={choices}
        value={value === '' ? systemDefault : value}
        isDisabled={isLocked}
        onChange={(id) => onChange(id === systemDefault ? '' : id)}
      />
      <Locked when={isLocked} />
    </div>
  );
}
