import { useMemo } from 'react';
import { themes } from '../../../core/policy/theme';
import { languageNames, localeOf } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';
import { Checkbox, ComboBox, RadioGroup, Select } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { listCountries } from './countries';
import { Locked } from './Locked';
import styles from './settings.module.css';
import { isLocked, type SettingsAccess, type SettingsData, type UserSettings } from './use-settings';

type Interface = UserSettings['interface'];

interface InterfacePageProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
}

/** Language, look, country, and whether keys work from other programs. */
export function InterfacePage({ data, change }: InterfacePageProps) {
  const { t, i18n } = useTranslation('settings');
  const { keyLabel } = useKeyTexts();
  const { interface: look, country } = data.settings;
  const set = (changes: Partial<Interface>) => change({ interface: { ...look, ...changes } });
  const isFixed = (key: keyof Interface) => isLocked(data.locked, `interface.${key}`);
  const isCountryFixed = isLocked(data.locked, 'country');
  const countries = useMemo(() => listCountries(localeOf(i18n.language)), [i18n.language]);
  return (
    <div className={styles.page}>
      <div className={styles.pair}>
        <div>
          <Select
            label={t('interface.language')}
            value={look.language}
            isDisabled={isFixed('language')}
            choices={[{ id: 'system', text: t('interface.system') }, ...Object.entries(languageNames).map(([id, text]) => ({ id, text }))]}
            onChange={(language) => set({ language: language as Interface['language'] })}
          />
          <Locked when={isFixed('language')} />
        </div>
        <div>
          <ComboBox
            label={t('interface.country')}
            description={t('interface.countryHint')}
            value={country}
            isDisabled={isCountryFixed}
            choices={countries}
            onChange={(code) => change({ country: code })}
          />
          <Locked when={isCountryFixed} />
        </div>
      </div>
      <div>
        <RadioGroup
          label={t('interface.theme')}
          isRow
          value={look.theme}
          isDisabled={isFixed('theme')}
          choices={themes.map((id) => ({ id, text: t(`interface.${id}`) }))}
          onChange={(theme) => set({ theme: theme as Interface['theme'] })}
        />
        <Locked when={isFixed('theme')} />
      </div>
      <div>
        <Checkbox isSelected={look.globalKeys} isDisabled={isFixed('globalKeys')} onChange={(globalKeys) => set({ globalKeys })}>
          {t('interface.globalKeys')}
        </Checkbox>
        <p className={styles.hint}>{t('interface.globalKeysHint', { answer: keyLabel('answer'), mute: keyLabel('mute') })}</p>
        <Locked when={isFixed('globalKeys')} />
      </div>
    </div>
  );
}
