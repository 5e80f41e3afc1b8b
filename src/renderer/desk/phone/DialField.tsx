import { Phone, RotateCcw } from 'lucide-react';
import { type FormEvent, memo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { IconButton, TextField } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { cleanNumber } from './clean-number';
import styles from './phone.module.css';
import { type DialOptions, type DialProblem, useDial } from './use-dial';
import { useLastDialled } from './use-last-dialled';

/** Where a number is typed or pasted. What cannot be dialled stays in it, with the reason. */
export const DialField = memo(function DialField() {
  const { t } = useTranslation(['phone', 'calls']);
  const { keyLabel, keyShortcut } = useKeyTexts();
  const dial = useDial();
  const readLastDialled = useLastDialled();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<DialProblem | 'nothing-dialled'>();
  const [isDialling, setIsDialling] = useState(false);
  useKeyActions({ dial: () => field.current?.focus(), redial: () => void redial() });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || isDialling) return;
    const number = cleanNumber(text);
    if (!number.ok) {
      setProblem(number.problem);
      return;
    }
    await call(number.value);
  }

  async function redial() {
    if (isDialling) return;
    const last = await readLastDialled();
    if (last === undefined) setProblem('nothing-dialled');
    else {
      setText(last);
      await call(last, { intent: 'repeat' });
    }
  }

  async function call(number: string, options?: DialOptions) {
    setIsDialling(true);
    const outcome = await dial(number, options);
    setIsDialling(false);
    if (outcome.ok) setText('');
    setProblem(outcome.ok ? undefined : outcome.problem);
  }

  return (
    <form className={styles.dial} onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextField
        label={t('phone:dial.label')}
        isLabelHidden
        placeholder={`${t('phone:dial.placeholder')} (${keyLabel('dial')})`}
        type="tel"
        maxLength={64}
        inputRef={field}
        value={text}
        error={problem && (problem === 'nothing-dialled' ? t('calls:redial.nothing') : t(`phone:dial.error.${problem}`))}
        onChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
      />
      <IconButton type="submit" label={t('phone:dial.call')} look={text.trim() ? 'green' : 'secondary'} isDisabled={isDialling}>
        <Phone />
      </IconButton>
      <IconButton
        label={t('calls:redial.label')}
        shortcut={keyLabel('redial')}
        aria-keyshortcuts={keyShortcut('redial')}
        isDisabled={isDialling}
        onPress={() => void redial()}
      >
        <RotateCcw />
      </IconButton>
    </form>
  );
});
