import { type FormEvent, useState } from 'react';
import type { Call } from '../../../core/calls/call';
import { useTranslation } from '../../i18n/translation';
import { Button, TextField } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useCallTitle } from '../phone/call-name';
import { cleanNumber } from '../phone/clean-number';
import { useDeskViewActions } from '../store/DeskProvider';
import { DestinationField } from './DestinationField';
import type { Destination } from './destinations';
import styles from './transfer.module.css';
import { isInTransfer } from './transfer-of';
import { useDestinations } from './use-destinations';
import { type TransferRefusal, type TransferWay, useTransfer } from './use-transfer';

/**
 * Where a caller is to go, and how. It stays, with what was typed, while that is tried: out of sight then, and back with
 * it when nothing comes of it.
 */
export function TransferPanel({ call }: { readonly call: Call }) {
  const { t } = useTranslation('transfer');
  const { keyLabel, keyShortcut } = useKeyTexts();
  const { closeTransfer } = useDeskViewActions();
  const transfer = useTransfer(call.callId);
  const { name: caller } = useCallTitle(call);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Destination>();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<TransferRefusal>();
  const [isAsking, setIsAsking] = useState(false);
  const [isFocused, setIsFocused] = useState(false);
  const destinations = useDestinations(call.identity.number, text);
  useKeyActions({ 'transfer-ask': isFocused ? () => void begin('ask') : undefined });

  function choose(destination: Destination | undefined) {
    if (!destination) return;
    setChosen(destination);
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
    // a name that only one has is as good as chosen; a caller is not handed on by a guess, though
    const only = destinations.length === 1 ? destinations[0] : undefined;
    if (number === undefined && way === 'now' && only) {
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
      aria-label={t('title', { who: caller })}
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
        error={refusal && t(`refused.${refusal}`)}
        onType={(next) => {
          setText(next);
          setChosen(undefined);
          setRefusal(undefined);
        }}
        onChoose={choose}
      />
      {chosen && <p className={styles.chosen}>{[chosen.shownNumber, chosen.note].filter(Boolean).join(' · ')}</p>}
      <TextField label={t('note')} isLabelHidden placeholder={t('note')} value={note} onChange={setNote} maxLength={300} />
      <div className={styles.ways}>
        <Button look="primary" type="submit" isDisabled={isAsking} shortcut="Enter">
          {t('now')}
        </Button>
        <Button
          isDisabled={isAsking}
          shortcut={keyLabel('transfer-ask')}
          aria-keyshortcuts={keyShortcut('transfer-ask')}
          onPress={() => void begin('ask')}
        >
          {t('ask')}
        </Button>
      </div>
    </form>
  );
}
