import { Phone } from 'lucide-react';
import { useState } from 'react';
import type { CardPhone } from '../../../core/customers/card';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button } from '../../ui';
import { Lamp } from '../directory/Lamp';
import { useHints } from '../directory/use-hints';
import { type DialProblem, useDial } from '../phone/use-dial';
import styles from './customer.module.css';

interface PhoneButtonsProps {
  readonly phones: readonly CardPhone[];
  readonly callingNumber: string | undefined;
}

/**
 * A customer's numbers, each a press away from being called; the one that is calling is only marked. Of one within the
 * centre its lamp says whether they are in a call.
 */
export function PhoneButtons({ phones, callingNumber }: PhoneButtonsProps) {
  const { t } = useTranslation(['customer', 'phone']);
  const dial = useDial();
  const hintOf = useHints();
  const [problem, setProblem] = useState<DialProblem>();
  return (
    <>
      <ul className={styles.phones} aria-label={t('customer:phones')}>
        {phones.map(({ label, e164, asGiven }) => (
          <li key={e164}>
            <Button
              size="small"
              icon={<Phone aria-hidden="true" />}
              isDisabled={e164 === callingNumber}
              aria-label={t('customer:call', { number: asGiven })}
              onPress={() => void dial(e164).then((outcome) => setProblem(outcome.ok ? undefined : outcome.problem))}
            >
              <span className={styles.phoneNumber}>{asGiven}</span>
              {label && <span className={styles.muted}>{label}</span>}
            </Button>
            <Lamp hint={hintOf(e164)} />
          </li>
        ))}
      </ul>
      {problem && <Banner severity="warning" title={t(`phone:dial.error.${problem}`)} announce="polite" />}
    </>
  );
}
