import { type FormEvent, useState } from 'react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Button, TextField } from '../../ui';
import { type Destination, matchDestinations, offersFor } from '../directory/destinations';
import { StatusLine } from '../directory/StatusLine';
import { useDestinations } from '../directory/use-destinations';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useCallTitle } from '../phone/call-name';
import { cleanNumber } from '../phone/clean-number';
import { useDeskView, useDeskViewActions } from '../store/DeskProvider';
import { DestinationField } from './DestinationField';
import styles from './transfer.module.css';
import { isInTransfer } from './transfer-of';
import { type TransferRefusal, type TransferWay, useTransfer } from './use-transfer';

/**
 * Where a caller is to go, and how. It stays, with what was typed, while that is tried: out of sight then, and back with
 * it when nothing comes of it.
 */
export function TransferPanel({ call }: { readonly call: Call }) {
  const to = useDeskView((view) => view.transferTo);
  return <OpenPanel key={to} call={call} to={to} />;
}

/** `to` is the number that was chosen in the contacts. */
function OpenPanel({ call, to }: { readonly call: Call; readonly to: string | undefined }) {
  const { t } = useTranslation(['transfer', 'directory']);
  const { keyProps } = useKeyTexts();
  const { closeTransfer } = useDeskViewActions();
  const transfer = useTransfer(call.callId);
  const { name: caller } = useCallTitle(call);
  const all = useDestinations(call);
  const [chosen, setChosen] = useState(() => all.find(({ number }) => number === to));
  const [text, setText] = useState(chosen?.name ?? '');
  const [closed, setClosed] = useState<Destination>();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<TransferRefusal>();
  const [isAsking, setIsAsking] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const offers = closed && offersFor(all, closed);
  const destinations = offers ?? matchDestinations(all, text);
  useKeyActions({ 'transfer-ask': isFocused ? () => void begin('ask') : undefined });

  /** Of a closed department is asked first whether the one that takes over will do. */
  function choose(destination: Destination | undefined) {
    if (!destination) return;
    const isToAsk = offers === undefined && offersFor(all, destination) !== undefined;
    setClosed(isToAsk ? destination : undefined);
    setChosen(isToAsk ? undefined : destination);
    setText(destination.name);
    setRefusal(undefined);
  }

  function numberMeant(): string | undefined {
    if (chosen) return chosen.number;
    const typed = cleanNumber(text);
    return typed.ok ? typed.value : undefined;
  }

  async function begin(way: TransferWay) {
    if (isAsking || text.trim() === '') return;
    const number = numberMeant();
    // a name that only one has is as good as chosen, and so is who takes over; a caller is not handed on by a guess, though
    const only = offers || destinations.length === 1 ? destinations[0] : undefined;
    if (number === undefined && only && (way === 'now' || offersFor(all, only))) {
      choose(only);
      return;
    }
    const target = number ?? only?.number;
    if (target === undefined) {
      setRefusal('not-a-number');
      return;
    }
    setIsAsking(true);
    const outcome = await transfer(way, target, note);
    setIsAsking(false);
    setRefusal(outcome.ok ? undefined : outcome.problem);
  }

  if (isInTransfer(call)) return null;
  return (
    <form
      className={styles.panel}
      aria-label={t('transfer:title', { who: caller })}
      autoComplete="off"
      onFocus={() => setIsFocused(true)}
      onBlur={() => setIsFocused(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeTransfer();
      }}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void begin('now');
      }}
    >
      <DestinationField
        text={text}
        destinations={chosen ? [] : destinations}
        question={closed && offers ? t('directory:instead', { who: closed.name }) : undefined}
        error={refusal && t(`transfer:refused.${refusal}`)}
        onType={(next) => {
          setText(next);
          setChosen(undefined);
          setClosed(undefined);
          setRefusal(undefined);
        }}
        onChoose={choose}
      />
      {chosen && (
        <p className={styles.chosen}>
          {[chosen.shownNumber, chosen.note].filter(Boolean).join(' · ')}
          {chosen.status && <StatusLine status={chosen.status} />}
        </p>
      )}
      <TextField
        label={t('transfer:note')}
        isLabelHidden
        placeholder={t('transfer:note')}
        value={note}
        onChange={setNote}
        maxLength={300}
      />
      <div className={styles.ways}>
        <Button look="primary" type="submit" isDisabled={isAsking} shortcut="Enter">
          {t('transfer:now')}
        </Button>
        <Button isDisabled={isAsking} {...keyProps('transfer-ask')} onPress={() => void begin('ask')}>
          {t('transfer:ask')}
        </Button>
      </div>
    </form>
  );
}
