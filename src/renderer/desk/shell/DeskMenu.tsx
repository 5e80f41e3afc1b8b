import { ChevronDown, GraduationCap, Keyboard, Settings } from 'lucide-react';
import type { Language } from '../../../core/policy/configuration';
import { type Theme, themes } from '../../../core/policy/theme';
import { languageNames, languages } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';
import { Button, Menu, MenuItem, MenuSection } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk, useDeskViewActions } from '../store/DeskProvider';

/** Settings, keys, practice, look and language, under the agent's own name. */
export function DeskMenu() {
  const { t } = useTranslation('agent');
  const { keyLabel } = useKeyTexts();
  const bridge = useBridge();
  const { open } = useDeskViewActions();
  const isPractice = useDesk((state) => state.practice !== null);
  const { agentName, user, language, theme, locked } = useDesk((state) => state.configuration);

  /** Settings are replaced whole, so the others are read first. */
  async function change(part: { language?: Language; theme?: Theme }) {
    const { settings } = await bridge.request.readSettings();
    await bridge.request.changeSettings({ interface: { ...settings.interface, ...part } });
  }

  function isFree(key: string) {
    return !locked.includes(`interface.${key}`) && !locked.includes('interface');
  }

  return (
    <Menu
      label={t('menu.label')}
      placement="bottom end"
      trigger={
        <Button
          look="quiet"
          aria-label={[agentName ?? user, t('menu.label')].filter(Boolean).join(', ')}
          icon={agentName || user ? undefined : <Settings />}
          endIcon={<ChevronDown aria-hidden="true" />}
        >
          {agentName ?? user}
        </Button>
      }
      onAction={(key) => {
        if (key === 'settings') open({ kind: 'settings', page: 'interface' });
        if (key === 'keys') open({ kind: 'keys' });
        if (key === 'practice') open({ kind: 'practice' });
      }}
    >
      <MenuSection>
        <MenuItem id="settings" text={t('menu.settings')} icon={<Settings />} />
        <MenuItem id="keys" text={t('menu.keys')} icon={<Keyboard />} shortcut={keyLabel('show-keys')} />
        <MenuItem id="practice" text={t(isPractice ? 'menu.endPractice' : 'menu.practice')} icon={<GraduationCap />} />
      </MenuSection>
      <MenuSection
        title={t('menu.theme')}
        selectionMode="single"
        selectedKey={theme}
        onSelect={(key) => void change({ theme: themes.find((one) => one === key) ?? 'system' })}
      >
        {themes.map((one) => (
          <MenuItem key={one} id={one} text={t(`menu.${one}`)} isDisabled={!isFree('theme')} />
        ))}
      </MenuSection>
      <MenuSection
        title={t('menu.language')}
        selectionMode="single"
        selectedKey={language}
        onSelect={(key) => void change({ language: languages.find((one) => one === key) ?? 'en' })}
      >
        {languages.map((one) => (
          <MenuItem key={one} id={one} text={languageNames[one]} isDisabled={!isFree('language')} />
        ))}
      </MenuSection>
    </Menu>
  );
}
