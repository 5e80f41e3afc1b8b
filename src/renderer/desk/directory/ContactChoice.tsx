import { ArrowLeft, Phone, PhoneForwarded } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { Button, ScrollArea } from '../../ui';
import { useCallTitle } from '../phone/call-name';
import { type DialProblem, useDial } from '../phone/use-dial';
import { type OpenTransfer, useOpenTransfer } from '../transfer/use-open-transfer';
import { DestinationRow } from './DestinationRow';
import type { Destination } from './destinations';
import styles from './directory.module.css';

interface ContactChoiceProps {
  /** Who can be called, best first; the last one is who was chosen. */
  readonly ways: readonly Destination[];
  readonly onLeave: () => void;
}

/** What can be done with a contact: call it, or hand the caller on to it. Of a closed one, first with who takes over. */
export function ContactChoice({ ways, onLeave }: ContactChoiceProps) {
  const { t } = useTranslation(['directory', 'phone']);
  const dial = useDial();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly problem: DialProblem }>();
  const chosen = ways.at(-1);

  async function call({ id, number }: Destination) {
    const outcome = await dial(number);
    setRefusal(outcome.ok ? undefined : { id, problem: outcome.problem });
    if (outcome.ok) onLeave();
  }

  return (
    <ScrollArea>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={chosen?.name} className={styles.choice} onKeyDown={(event) => event.key === 'Escape' && onLeave()}>
        <div className={styles.back}>
          <Button look="quiet" size="small" icon={<ArrowLeft aria-hidden="true" />} onPress={onLeave}>
            {t('directory:back')}
          </Button>
        </div>
        {ways.length > 1 && chosen && <p role="status">{t('directory:instead', { who: chosen.name })}</p>}
        {ways.map((way, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
          <div key={way.id} role="group" aria-label={way.name} className={styles.way}>
            <DestinationRow destination={way} />
            <div role="status" className={styles.problem}>
              {refusal?.id === way.id && t(`phone:dial.error.${refusal.problem}`)}
            </div>
            <div className={styles.ways}>
              <Button
                size="small"
                look={index === 0 ? 'primary' : 'secondary'}
                icon={<Phone aria-hidden="true" />}
                autoFocus={index === 0}
                aria-label={t('directory:callWho', { who: way.name })}
                onPress={() => void call(way)}
              >
                {t('directory:call')}
              </Button>
              <TransferButton to={way} onOpened={onLeave} />
            </div>
          </div>
        ))}
      </div>
    </ScrollArea>
  );
}

/** Opens the transfer panel of the caller who is on the line, with this contact in it; nothing while there is nobody to hand on. */
function TransferButton({ to, onOpened }: { readonly to: Destination; readonly onOpened: () => void }) {
  const transfer = useOpenTransfer();
  return transfer && <TransferTo transfer={transfer} to={to} onOpened={onOpened} />;
}

interface TransferToProps {
  readonly transfer: OpenTransfer;
  readonly to: Destination;
  readonly onOpened: () => void;
}

function TransferTo({ transfer, to, onOpened }: TransferToProps) {
  const { t } = useTranslation('directory');
  const { name: caller } = useCallTitle(transfer.call);
  return (
    <Button
      size="small"
      icon={<PhoneForwarded aria-hidden="true" />}
      aria-label={t('transferWho', { caller, who: to.name })}
      onPress={() => {
        transfer.open(to.number);
        onOpened();
      }}
    >
      {t('transfer')}
    </Button>
  );
}
