import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Readiness } from '../../../core/readiness/readiness';
import { failedPart, type ReadinessPart, readinessParts } from '../../../core/readiness/readiness-part';
import { useFormats } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { useNow, VisuallyHidden } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import styles from './readiness.module.css';

/** What the light rests on: each part with its last proof, and what to do about the first one that fails. */
export function ReadinessDetails({ readiness }: { readonly readiness: Readiness }) {
  const { t } = useTranslation('readiness');
  const unseen = useUnseenMicrophone();
  const failed = failedPart(readiness);
  const isProven = readinessParts.every((part) => readiness[part].state === 'proven');
  const whenProven = unseen ? t(`unseen.${unseen}`) : t('allProven');
  return (
    <div className={styles.details}>
      <h3 className={styles.title}>{t('title')}</h3>
      <p>{failed ? t('someFailed') : isProven ? whenProven : t('someOpen')}</p>
      <ul className={styles.parts}>
        {readinessParts.map((part) => (
          <Part
            key={part}
            name={part}
            readiness={readiness}
            unseen={part === 'microphone' ? unseen : undefined}
            isToBeMended={part === failed}
          />
        ))}
      </ul>
    </div>
  );
}

type UnseenMicrophone = 'closed' | 'silent';

/** A microphone that keeps nobody from a call, though nothing is known of its sound: it opens at the answer, or is not wished for. */
function useUnseenMicrophone(): UnseenMicrophone | undefined {
  const microphone = useDesk((state) => state.microphone);
  return microphone === 'closed' || microphone === 'silent' ? microphone : undefined;
}

interface PartProps {
  readonly name: ReadinessPart;
  readonly readiness: Readiness;
  readonly unseen: UnseenMicrophone | undefined;
  readonly isToBeMended: boolean;
}

const icons = { proven: CircleCheck, open: CircleDashed, failed: CircleX } as const;

function Part({ name, readiness, unseen, isToBeMended }: PartProps) {
  const { t } = useTranslation('readiness');
  const { number } = useFormats();
  const { provenAt } = readiness[name];
  const state = unseen ? 'open' : readiness[name].state;
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
        {unseen ? (
          t(`unseenProof.${unseen}`)
        ) : state === 'proven' && provenAt === undefined ? (
          t('state.proven')
        ) : (
          <LastProof at={provenAt} />
        )}
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
