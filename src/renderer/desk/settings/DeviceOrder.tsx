import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import type { Device } from '../../../core/phone/device';
import { findDevice } from '../../../core/phone/device-choice';
import { useTranslation } from '../../i18n/translation';
import { IconButton, Select, VisuallyHidden } from '../../ui';
import styles from './device-order.module.css';
import { Locked } from './Locked';

interface DeviceOrderProps {
  readonly label: string;
  /** What is connected now. */
  readonly present: readonly Device[];
  readonly wanted: readonly Device[];
  readonly isLocked: boolean;
  readonly onChange: (wanted: Device[]) => void;
}

const mostDevices = 8;

/** Devices of one kind in the order in which they are wanted; the focus follows a device that is moved. */
export function DeviceOrder({ label, present, wanted, isLocked, onChange }: DeviceOrderProps) {
  const { t } = useTranslation('devices');
  const labelId = useId();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ readonly device: Device; readonly to: 'earlier' | 'later' }>(undefined);
  const used = wanted.find((device) => findDevice(present, device));
  const others = present.filter((device) => !wanted.some((one) => findDevice([device], one)));

  useLayoutEffect(() => {
    if (!moved.current) return;
    const { device, to } = moved.current;
    moved.current = undefined;
    const row = list.current?.children[wanted.indexOf(device)];
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    (buttons.find(({ dataset }) => dataset.to === to) ?? buttons[0])?.focus();
  });

  function move(device: Device, to: 'earlier' | 'later') {
    const from = wanted.indexOf(device);
    const next = wanted.filter((one) => one !== device);
    next.splice(to === 'earlier' ? from - 1 : from + 1, 0, device);
    moved.current = { device, to };
    onChange(next);
  }

  return (
    <div className={styles.order}>
      <span id={labelId} className={styles.label}>
        {label}
      </span>
      <ol ref={list} className={styles.list} aria-labelledby={labelId}>
        {wanted.map((device, index) => (
          <li key={`${device.deviceId} ${device.label}`} className={styles.row}>
            <span className={styles.name}>
              <VisuallyHidden>{t('place', { device: device.label, place: index + 1, count: wanted.length })}</VisuallyHidden>
              <span aria-hidden="true">
                {index + 1}. {device.label}
              </span>
              <Standing isUsed={device === used} isPresent={findDevice(present, device) !== undefined} />
            </span>
            <IconButton
              size="small"
              data-to="earlier"
              label={t('earlier', { device: device.label })}
              isDisabled={isLocked || index === 0}
              onPress={() => move(device, 'earlier')}
            >
              <ArrowUp />
            </IconButton>
            <IconButton
              size="small"
              data-to="later"
              label={t('later', { device: device.label })}
              isDisabled={isLocked || index === wanted.length - 1}
              onPress={() => move(device, 'later')}
            >
              <ArrowDown />
            </IconButton>
            <IconButton
              size="small"
              label={t('remove', { device: device.label })}
              isDisabled={isLocked}
              onPress={() => onChange(wanted.filter((one) => one !== device))}
            >
              <X />
            </IconButton>
          </li>
        ))}
        <li className={styles.row}>
          <span className={styles.name}>
            {t('systemDefault')}
            <Standing isUsed={!used} isPresent />
          </span>
        </li>
      </ol>
      {others.length > 0 && wanted.length < mostDevices && (
        <Select
          label={t('addTo', { kind: label })}
          isLabelHidden
          placeholder={t('add')}
          choices={others.map(({ deviceId, label: text }) => ({ id: deviceId, text }))}
          value={null}
          isDisabled={isLocked}
          onChange={(id) => onChange([...wanted, ...others.filter(({ deviceId }) => deviceId === id)])}
        />
      )}
      <Locked when={isLocked} />
    </div>
  );
}

function Standing({ isUsed, isPresent }: { readonly isUsed: boolean; readonly isPresent: boolean }) {
  const { t } = useTranslation('devices');
  if (isUsed) return <span className={styles.used}>{t('inUse')}</span>;
  return isPresent ? null : <span className={styles.missing}>{t('missing')}</span>;
}
