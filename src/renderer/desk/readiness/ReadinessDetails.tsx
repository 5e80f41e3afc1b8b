import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Readiness } from '../../../core/readiness/readiness';
import { failedPart, type ReadinessPart, readinessParts } from '../../../core/readiness/readiness-part';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { useNow, VisuallyHidden } from '../../ui';
import styles from './readiness.module.css';

/** What the light rests on: each part with its last proof, and what to do about the first one that fails. */
export function ReadinessDetails({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useTranslation('readiness');
  const failed = failedPart(readiness);
  const isProven = readinessParts.every((part) => readiness[part].state === 'proven');
  return (
    <div className={styles.details}>
      <h3 className={styles.title}>{t('title')}</h3>
      <p>{t(failed ? 'someFailed' : isProven ? 'allProven' : 'someOpen')}</p>
      <ul className={styles.parts}>
        {readinessParts.map((part) => (
          <Part key={part} name={part} readiness={readiness} isToBeMended={part === failed} />
        ))}
      </ul>
    </div>
  );
}

interface PartProps {
  readonly name: ReadinessPart;
  readonly readiness: Readiness;
  readonly isToBeMended: boolean;
}

const icons = { proven: CircleCheck, open: CircleDashed, failed: CircleX } as const;

function Part({ name, readiness, isToBeMended }: PartProps) {
  const { t } = useTranslation('readiness');
  const { number } = useFormats();
  const { state, provenAt } = readiness[name];
  const { roundTripMs } = readiness.server;
  const Icon = icons[state];
  return (
    <li className={styles.part} data-state={state}>
      <Icon aria-hidden="true" />
      <span>
        {t(`part.${name}`)}
        <VisuallyHidden>: {t(`state.${state}`)}</VisuallyHidden>
      </span>
      <span className={styles.proof}>
        {state === 'proven' && provenAt === undefined ? t(`state.${state}`) : <LastProof at={provenAt} />}
        {name === 'server' && roundTripMs !== undefined && `, ${t('roundTrip', { value: number(Math.max(1, Math.round(roundTripMs))) })}`}
      </span>
      {isToBeMended && <p className={styles.advice}>{t(`advice.${name}`)}</p>}
    </li>
  );
}

function LastProof({ at }: { readonly at: number | undefined }) {
  const { t } = useTranslation('readiness');
  const { time } = useFormats();
  const now = useNow();
  if (at === undefined) return t('never');
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  return seconds < 60 ? t('secondsAgo', { seconds }) : t('at', { time: time(at) });
}
