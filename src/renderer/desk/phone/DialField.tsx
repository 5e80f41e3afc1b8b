import { Phone, RotateCcw } from 'lucide-react';
import { type FormEvent, memo, useRef } from 'react';
import { useTranslation } from '../../i18n/translation';
import { IconButton, TextField } from '../../ui';
import { useKeyTexts } from '../keys/KeyProvider';
import styles from './phone.module.css';
import { useDialField } from './use-dial-field';

/** Where a number is typed or pasted. What cannot be dialled stays in it, with the reason. */
export const DialField = memo(function DialField() {
  const { t } = useTranslation(['phone', 'calls']);
  const { keyLabel, keyProps } = useKeyTexts();
  const field = useRef<HTMLInputElement>(null);
  const { text, change, error, note, isDialling, submit, redial } = useDialField(field);

  function send(event: FormEvent) {
    event.preventDefault();
    submit();
  }

  return (
    <form className={styles.dial} onSubmit={send} autoComplete="off">
      <TextField
        label={t('phone:dial.label')}
        isLabelHidden
        placeholder={`${t('phone:dial.placeholder')} (${keyLabel('dial')})`}
        type="tel"
        maxLength={64}
        inputRef={field}
        value={text}
        description={note}
        error={error}
        onChange={(next) => change(next)}
      />
      <IconButton type="submit" label={t('phone:dial.call')} look={text.trim() ? 'green' : 'secondary'} isDisabled={isDialling}>
        <Phone />
      </IconButton>
      <IconButton label={t('calls:redial.label')} {...keyProps('redial')} isDisabled={isDialling} onPress={redial}>
        <RotateCcw />
      </IconButton>
    </form>
  );
});
