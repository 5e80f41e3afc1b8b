import { useTranslation } from '../../i18n/translation';
import { Banner, Button } from '../../ui';
import type { MicrophoneProblem } from './microphone-problem';
import { operatingSystem } from './operating-system';

interface MicrophoneHelpProps {
  readonly problem: MicrophoneProblem;
  readonly onTryAgain: () => void;
}

/** What to do about a microphone that cannot be had, in the words of the system's own menus. */
export function MicrophoneHelp({ problem, onTryAgain }: MicrophoneHelpProps) {
  const { t } = useTranslation('sound');
  return (
    <Banner
      severity="warning"
      title={t(`problem.${problem}.title`)}
      announce="polite"
      action={
        <Button size="small" onPress={onTryAgain}>
          {t('tryAgain')}
        </Button>
      }
    >
      {problem === 'refused' ? t(`problem.refused.${operatingSystem()}`) : t(`problem.${problem}.text`)}
    </Banner>
  );
}
