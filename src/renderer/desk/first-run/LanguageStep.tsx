import { Check } from 'lucide-react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Language } from '../../../core/policy/configuration';
import { languageNames, languages } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';
import { Locked } from '../settings/Locked';
import { isLocked, type SettingsAccess, type SettingsData } from '../settings/use-settings';
import { useDesk } from '../store/DeskProvider';
import styles from './first-run.module.css';
import { StepFrame } from './StepFrame';

interface LanguageStepProps {
  readonly data: SettingsData;
  readonly change: SettingsAccess['change'];
  readonly next: () => void;
}

/** Languages by their own names; the system's is chosen already, and another one shows at once. */
export function LanguageStep({ data, change, next }: LanguageStepProps) {
  const { t } = useTranslation(['first-run', 'common']);
  const language = useDesk((state) => state.configuration.language);
  const isFixed = isLocked(data.locked, 'interface.language');
  return (
    <StepFrame
      step={1}
      title={t('first-run:language.title')}
      text={t('first-run:language.text')}
      next={{ label: t('common:next'), go: next }}
    >
      <div>
        <RadioGroup
          aria-label={t('first-run:language.label')}
          className={styles.languages ?? ''}
          isDisabled={isFixed}
          value={language}
          onChange={(id) => change({ interface: { ...data.settings.interface, language: id as Language } })}
        >
          {languages.map((id) => (
            <Radio key={id} value={id} className={styles.choice ?? ''}>
              <span lang={id}>{languageNames[id]}</span>
              <Check aria-hidden="true" />
            </Radio>
          ))}
        </RadioGroup>
        <Locked when={isFixed} />
      </div>
    </StepFrame>
  );
}
