import { Ear, Speech, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Coach } from '../../../core/calls/coach';
import { useTranslation } from '../../i18n/translation';
import { VisuallyHidden } from '../../ui';
import { useDesk } from '../store/DeskProvider';
import styles from './coach.module.css';
import { coachPlace } from './coach-place';

const icons = {
  listening: <Ear aria-hidden="true" />,
  whispering: <Speech aria-hidden="true" />,
  joined: <UserPlus aria-hidden="true" />,
} as const;

/**
 * Says who of the centre is in the call too and who hears that, also to a screen reader whenever it changes. Below the calls,
 * so that no button of theirs moves away from under the pointer.
 */
export function CoachSign() {
  const coach = useDesk((state) => state.coach);
  const isInCall = useDesk((state) => state.calls.length > 0);
  const [last, setLast] = useState<Coach | null>(null);
  if (coach && coach !== last) setLast(coach);
  if (!coach && last && !isInCall) setLast(null);
  return (
    <div role="status" className={styles.place}>
      {coach && <Sign coach={coach} />}
      {!coach && last && <Gone coach={last} />}
    </div>
  );
}

function Sign({ coach }: { readonly coach: Coach }) {
  const { t } = useTranslation('coach');
  const { mode, name } = coach;
  const place = useDesk((state) => coachPlace(coach, state.calls));
  return (
    <p className={styles.sign}>
      {icons[mode]}
      <span>{t(`${place}.${mode}`, { who: name ?? t('nobody') })}</span>
    </p>
  );
}

function Gone({ coach: { name } }: { readonly coach: Coach }) {
  const { t } = useTranslation('coach');
  return <VisuallyHidden>{t('left', { who: name ?? t('nobody') })}</VisuallyHidden>;
}
