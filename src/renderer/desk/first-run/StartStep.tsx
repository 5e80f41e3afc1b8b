import { GraduationCap, PhoneCall } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { Banner, classNames } from '../../ui';
import styles from './first-run.module.css';
import { StepFrame } from './StepFrame';
import { usePracticeChange } from './use-practice-change';

/** The end of the path: callers who are simulated, or those of the centre. */
export function StartStep({ back, connect }: { readonly back: () => void; readonly connect: () => void }) {
  const { t } = useTranslation(['first-run', 'agent']);
  const { state, enter } = usePracticeChange();
  const isChanging = state === 'changing';
  return (
    <StepFrame step={3} title={t('first-run:start.title')} back={back}>
      <div className={styles.ways}>
        <Way
          isMain
          icon={<GraduationCap aria-hidden="true" />}
          title={t('first-run:start.practice')}
          text={t('first-run:start.practiceText', { ready: t('agent:goReady') })}
          isPending={isChanging}
          onPress={enter}
        />
        <Way
          icon={<PhoneCall aria-hidden="true" />}
          title={t('first-run:start.connect')}
          text={t('first-run:start.connectText')}
          isDisabled={isChanging}
          onPress={connect}
        />
      </div>
      <div role="status" className={styles.outcome}>
        {isChanging && <p>{t('first-run:start.changing')}</p>}
        {(state === 'failed' || state === 'call-running') && <Banner severity="error" title={t(`first-run:practice.problem.${state}`)} />}
      </div>
    </StepFrame>
  );
}

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly isPending?: boolean;
  readonly onPress: () => void;
}

function Way({ icon, title, text, isMain = false, isDisabled = false, isPending = false, onPress }: WayProps) {
  return (
    <AriaButton
      className={classNames(styles.way, isMain && styles.mainWay)}
      isDisabled={isDisabled}
      isPending={isPending}
      onPress={onPress}
    >
      {icon}
      <span className={styles.wayTitle}>{title}</span>
      <span className={styles.wayText}>{text}</span>
    </AriaButton>
  );
}
