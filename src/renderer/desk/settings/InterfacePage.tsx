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

/** Language, look, country, whether keys work from other programs, and whether their links come here. */
export function InterfacePage({ data, change }: InterfacePageProps) {
  const { t, i18n } = useTranslation(['settings', 'calls']);
  const { keyLabel } = useKeyTexts();
  const { interface: look, country, links } = data.settings;
  const set = (changes: Partial<Interface>) => change({ interface: { ...look, ...changes } });
  const isFixed = (key: keyof Interface) => isLocked(data.locked, `interface.${key}`);
  const areLinksFixed = isLocked(data.locked, 'links.open');
  const isCountryFixed = isLocked(data.locked, 'country');
  const countries = useMemo(() => listCountries(localeOf(i18n.language)), [i18n.language]);
  return (
    <div className={styles.page}>
      <div className={styles.pair}>
        <div>
          <Select
            label={t('settings:interface.language')}
            value={look.language}
            isDisabled={isFixed('language')}
            choices={[
              { id: 'system', text: t('settings:interface.system') },
              ...Object.entries(languageNames).map(([id, text]) => ({ id, text })),
            ]}
            onChange={(language) => set({ language: language as Interface['language'] })}
          />
          <Locked when={isFixed('language')} />
        </div>
        <div>
          <ComboBox
            label={t('settings:interface.country')}
            description={t('settings:interface.countryHint')}
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
          label={t('settings:interface.theme')}
          isRow
          value={look.theme}
          isDisabled={isFixed('theme')}
          choices={themes.map((id) => ({ id, text: t(`settings:interface.${id}`) }))}
          onChange={(theme) => set({ theme: theme as Interface['theme'] })}
        />
        <Locked when={isFixed('theme')} />
      </div>
      <div>
        <Checkbox isSelected={look.globalKeys} isDisabled={isFixed('globalKeys')} onChange={(globalKeys) => set({ globalKeys })}>
          {t('settings:interface.globalKeys')}
        </Checkbox>
        <p className={styles.hint}>
          {t('settings:interface.globalKeysHint', { answer: keyLabel('answer'), reject: keyLabel('reject'), mute: keyLabel('mute') })}
        </p>
        <Locked when={isFixed('globalKeys')} />
      </div>
      <div>
        <Checkbox isSelected={links.open} isDisabled={areLinksFixed} onChange={(open) => change({ links: { open } })}>
          {t('calls:links.open')}
        </Checkbox>
        <p className={styles.hint}>{t('calls:links.openHint')}</p>
        <Locked when={areLinksFixed} />
      </div>
    </div>
  );
}
