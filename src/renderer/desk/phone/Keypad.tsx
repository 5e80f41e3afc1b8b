import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { useBridge } from '../store/DeskProvider';
import styles from './phone.module.css';

const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const notTones = /[^0-9A-D*#]/g;
const longestRequest = 32;

/** The agent has just opened it to type into it. */
function focusNow(element: HTMLElement | null) {
  element?.focus();
}

/** Tones for the other end, by click, by key or pasted; each goes out at once and cannot be taken back. */
export function Keypad({ callId }: { readonly callId: string }) {
  const { t } = useTranslation('phone');
  const bridge = useBridge();
  const [sent, setSent] = useState('');

  function send(text: string) {
    const digits = text.toUpperCase().replace(notTones, '').slice(0, longestRequest);
    if (digits === '') return;
    setSent((before) => before + digits);
    void bridge.request.sendDigits({ callId, digits });
  }

  function sendKey(event: KeyboardEvent) {
    if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    send(event.key);
  }

  function sendPasted(event: ClipboardEvent) {
    event.preventDefault();
    send(event.clipboardData.getData('text'));
  }

  return (
    <div className={styles.keypad}>
      <input
        ref={focusNow}
        readOnly
        className={styles.tones}
        aria-label={t('keypadLabel')}
        value={sent}
        onKeyDown={sendKey}
        onPaste={sendPasted}
      />
      <div className={styles.keypadKeys}>
        {rows.map((digit) => (
          <AriaButton key={digit} className={styles.tone ?? ''} excludeFromTabOrder preventFocusOnPress onPress={() => send(digit)}>
            {digit}
          </AriaButton>
        ))}
      </div>
    </div>
  );
}
