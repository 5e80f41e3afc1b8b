import { Phone } from 'lucide-react';
import { type FormEvent, memo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation';
import { IconButton, TextField } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { cleanNumber } from './clean-number';
import styles from './phone.module.css';
import { type DialProblem, useDial } from './use-dial';

/** Where a number is typed or pasted. What cannot be dialled stays in it, with the reason. */
export const DialField = memo(function DialField() {
  const { t } = useTranslation('phone');
  const { keyLabel } = useKeyTexts();
  const dial = useDial();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<DialProblem>();
  const [isDialling, setIsDialling] = useState(false);
  useKeyActions({ dial: () => field.current?.focus() });

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || isDialling) return;
    const number = cleanNumber(text);
    if (!number.ok) {
      setProblem(number.problem);
      return;
    }
    setIsDialling(true);
    const outcome = await dial(number.value);
    setIsDialling(false);
    if (outcome.ok) setText('');
    setProblem(outcome.ok ? undefined : outcome.problem);
  }

  return (
    <form className={styles.dial} onSubmit={(event) => void submit(event)} autoComplete="off">
      <TextField
        label={t('dial.label')}
        isLabelHidden
        placeholder={`${t('dial.placeholder')} (${keyLabel('dial')})`}
        type="tel"
        maxLength={64}
        inputRef={field}
        value={text}
        error={problem && t(`dial.error.${problem}`)}
        onChange={(next) => {
          setText(next);
          setProblem(undefined);
        }}
      />
      <IconButton type="submit" label={t('dial.call')} look={text.trim() ? 'green' : 'secondary'} isDisabled={isDialling}>
        <Phone />
      </IconButton>
    </form>
  );
});
