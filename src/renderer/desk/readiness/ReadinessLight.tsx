import type { ReactNode } from 'react';
import type { Readiness } from '../../../core/readiness/readiness';
import { failedPart, readinessParts } from '../../../core/readiness/readiness-part';
import { useTranslation } from '../../i18n/translation';
import { StateLight, StatusButton, type Tone, VisuallyHidden } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import { ReadinessDetails } from './ReadinessDetails';
import styles from './readiness.module.css';

interface ReadinessLightProps {
  /** How the line stands, in words; they give way to what is wrong on a line that is good. */
  readonly children: ReactNode;
  /** The words are for readers only: something else says them in sight. */
  readonly isBrief?: boolean;
}

/** One light for all that a call needs; a press shows the four parts with their last proof. */
export function ReadinessLight({ children, isBrief = false }: ReadinessLightProps) {
  const { t } = useTranslation('readiness');
  const readiness = useDesk((state) => state.readiness);
  const part = failedPart(readiness);
  const isRegistered = readiness.registration.state === 'proven';
  const words = isRegistered && (part === 'server' || part === 'microphone') ? t(`words.${part}`) : children;
  return (
    <StatusButton details={<ReadinessDetails readiness={readiness} />}>
      <StateLight tone={toneOf(readiness)} isHollow={toneOf(readiness) === 'neutral'} />
      {isBrief ? <VisuallyHidden>{words}</VisuallyHidden> : <span className={styles.words}>{words}</span>}
    </StatusButton>
  );
}

function toneOf(readiness: Readiness): Tone {
  if (failedPart(readiness) !== undefined) return 'red';
  return readinessParts.every((part) => readiness[part].state === 'proven') ? 'green' : 'neutral';
}
