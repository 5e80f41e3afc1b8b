import { useState } from 'react';
import { type ChangeableKey, changeableKeys, clashOf, defaultKeys, isChangeable, isUsableKey, takeKey } from '../../../core/policy/keys';
import { useTranslation } from '../../i18n/translation';
import { readKey, writeKey } from '../../match-key';
import { Banner, Button, Kbd } from '../../ui';
import { isMac, useKeyCapture, useKeyTexts } from '../keys/KeyProvider';
import { Locked } from './Locked';
import styles from './settings.module.css';
import { isLocked, type SettingsAccess, type SettingsData, type UserSettings } from './use-settings';

interface KeysPageProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
}

/** Which key does what; each can be another one, pressed in its place. */
export function KeysPage({ data, change }: KeysPageProps) {
  const { t } = useTranslation('keys');
  const [askedFor, setAskedFor] = useState<ChangeableKey>();
  const [refused, setRefused] = useState<string>();
  const chosen = data.settings.keys;
  const isFixed = (id: ChangeableKey) => isLocked(data.locked, `keys.${id}`);

  function keep(keys: UserSettings['keys']) {
    change({ keys });
    stop();
  }

  function stop() {
    setAskedFor(undefined);
    setRefused(undefined);
  }

  useKeyCapture(askedFor !== undefined, (event) => {
    if (event.key === 'Escape') stop();
    const spec = readKey(event, isMac);
    if (spec === undefined || askedFor === undefined || event.key === 'Escape' || event.repeat) return;
    const clash = clashOf(askedFor, spec, chosen);
    const label = writeKey(spec, isMac);
    if (!isUsableKey(spec)) setRefused(t('settings.notUsable', { key: label }));
    else if (clash === undefined || (isChangeable(clash) && !isFixed(clash))) keep(takeKey(askedFor, spec, chosen));
    else setRefused(t('settings.taken', { key: label }));
  });

  return (
    <div className={styles.page}>
      <p className={styles.muted}>{t('settings.intro')}</p>
      <div role="status">
        {askedFor && <Banner severity={refused === undefined ? 'info' : 'warning'} title={refused ?? t('settings.press')} />}
      </div>
      <ul className={styles.keys} aria-label={t('title')}>
        {changeableKeys.map((id) => (
          <KeyLine
            key={id}
            id={id}
            isAsked={askedFor === id}
            isFixed={isFixed(id)}
            isChanged={chosen[id] !== undefined}
            onAsk={() => (askedFor === id ? stop() : setAskedFor(id))}
            onReset={() => keep(takeKey(id, defaultKeys[id], chosen))}
          />
        ))}
      </ul>
      <div>
        <Button isDisabled={changeableKeys.every((id) => chosen[id] === undefined || isFixed(id))} onPress={() => keep({})}>
          {t('settings.resetAll')}
        </Button>
      </div>
    </div>
  );
}

interface KeyLineProps {
  readonly id: ChangeableKey;
  readonly isAsked: boolean;
  readonly isFixed: boolean;
  readonly isChanged: boolean;
  readonly onAsk: () => void;
  readonly onReset: () => void;
}

function KeyLine({ id, isAsked, isFixed, isChanged, onAsk, onReset }: KeyLineProps) {
  const { t } = useTranslation(['keys', 'common']);
  const { keyLabel } = useKeyTexts();
  const action = t(`keys:action.${id}`);
  return (
    <li className={styles.keyLine}>
      <span className={styles.keyAction}>
        {action}
        <Locked when={isFixed} />
      </span>
      {isChanged && !isFixed && (
        <Button size="small" look="quiet" aria-label={t('keys:settings.resetOf', { action })} onPress={onReset}>
          {t('keys:settings.reset')}
        </Button>
      )}
      <Kbd isRead>{keyLabel(id)}</Kbd>
      <Button size="small" isDisabled={isFixed} aria-label={t('keys:settings.changeOf', { action })} onPress={onAsk}>
        {isAsked ? t('common:cancel') : t('keys:settings.change')}
      </Button>
    </li>
  );
}
