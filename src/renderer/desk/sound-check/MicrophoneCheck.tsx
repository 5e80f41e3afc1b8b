import { AudioLines, Square } from 'lucide-react';
import type { Device } from '../../../core/phone/device';
import { useTranslation } from '../../i18n/translation';
import { Button, LevelMeter, type Tone } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import type { Hearing } from './hearing';
import { MicrophoneHelp } from './MicrophoneHelp';
import { microphoneProblem } from './microphone-problem';
import styles from './sound-check.module.css';
import { useSoundCheck } from './use-sound-check';

const tones: Readonly<Record<Hearing, Tone>> = { yet: 'blue', good: 'green', quiet: 'amber', nothing: 'amber' };

/**
 * Whether callers hear the person: a level, a verdict in words, and the echo. Listens from its first to its last moment.
 * @param device the microphone that is wanted most
 */
export function MicrophoneCheck({ device }: { readonly device: Device | undefined }) {
  const { t } = useTranslation('sound');
  const { isPossible, lit, hearing, echoLeftS, echo, tryAgain } = useSoundCheck(device?.label ?? '');
  const problem = microphoneProblem(useDesk((state) => state.microphone));
  if (!isPossible) return <p className={styles.hint}>{t('inCall')}</p>;
  if (problem) return <MicrophoneHelp problem={problem} onTryAgain={tryAgain} />;
  const isEcho = echoLeftS !== undefined;
  return (
    <div className={styles.check}>
      <LevelMeter label={t('level')} lit={lit} tone={tones[hearing]} />
      <p role="status" className={styles.verdict} data-hearing={hearing}>
        {t(`hearing.${hearing}`)}
      </p>
      <div className={styles.echo}>
        <Button icon={isEcho ? <Square aria-hidden="true" /> : <AudioLines aria-hidden="true" />} onPress={() => echo(!isEcho)}>
          {isEcho ? t('echo.stop') : t('echo.start')}
        </Button>
        <span className={styles.hint}>{isEcho ? t('echo.left', { seconds: echoLeftS }) : t('echo.hint')}</span>
      </div>
    </div>
  );
}
