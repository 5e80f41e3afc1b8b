import type { i18n } from 'i18next';
import { Phone, PhoneOff } from 'lucide-react';
import { useEffect } from 'react';
import type { Bridge } from '../../contract/ipc/channel';
import type { PopupCall, popupContract } from '../../contract/ipc/popup';
import { matchesKey, writeAriaKey, writeKey } from '../match-key';
import styles from './popup.module.css';

const isMac = navigator.userAgent.includes('Mac OS');

export type PopupBridge = Bridge<typeof popupContract>;

interface PopupProps {
  readonly bridge: PopupBridge;
  /** Null while nothing rings; the window is out of sight then. */
  readonly call: PopupCall | null;
  /** The call that rang last; the empty frame stays as it was for it, so that the next one only writes its texts. */
  readonly last: PopupCall | null;
  readonly catalogue: i18n;
}

/**
 * The incoming call above all other windows, 384 x 180. Plain buttons rather than those of the design system, so that
 * the window loads in no time and a ring is on the screen in one frame.
 */
export function Popup({ bridge, call, last, catalogue }: PopupProps) {
  const callId = call?.callId;
  const keys = call?.keys;
  useEffect(() => {
    if (callId === undefined || keys === undefined) return;
    // only heard once someone clicks into the popup; it never takes the focus itself
    const handle = (event: KeyboardEvent) => {
      if (matchesKey(event, keys.answer, isMac)) void bridge.request.answer({ callId });
      if (matchesKey(event, keys.reject, isMac)) void bridge.request.reject({ callId });
    };
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [bridge, callId, keys]);

  const frame = call ?? last;
  if (!frame) return null;
  const t = catalogue.getFixedT(frame.language, 'popup');
  const name = call && (call.name ?? call.displayNumber ?? t(call.isWithheld ? 'withheld' : 'unknownCaller'));
  return (
    <main className={styles.popup} data-practice={frame.isPractice || undefined} aria-label={t('incoming')} aria-hidden={!call}>
      <div className={styles.head}>
        <span className={styles.light} aria-hidden="true" />
        <span className={styles.title}>{t('incoming')}</span>
        {frame.isPractice && <span className={styles.practice}>{t('practice')}</span>}
        {call?.queueName && <span className={styles.queue}>{call.queueName}</span>}
      </div>
      <h1 className={styles.name}>{name}</h1>
      <div className={styles.facts}>
        {call && call.displayNumber !== name && <span className={styles.number}>{call.displayNumber}</span>}
        {call?.isVip && <span className={styles.vip}>{t('vip')}</span>}
        {call?.repeatContacts !== undefined && <span className={styles.repeat}>{t('repeat', { number: call.repeatContacts })}</span>}
      </div>
      <div className={styles.actions}>
        <button
          type="button"
          className={styles.answer}
          aria-keyshortcuts={writeAriaKey(frame.keys.answer, isMac)}
          onClick={() => callId && void bridge.request.answer({ callId })}
        >
          <Phone aria-hidden="true" />
          {t('answer')}
          <span className={styles.key}>{writeKey(frame.keys.answer, isMac)}</span>
        </button>
        <button
          type="button"
          className={styles.reject}
          aria-keyshortcuts={writeAriaKey(frame.keys.reject, isMac)}
          onClick={() => callId && void bridge.request.reject({ callId })}
        >
          <PhoneOff aria-hidden="true" />
          {t('reject')}
          <span className={styles.key}>{writeKey(frame.keys.reject, isMac)}</span>
        </button>
      </div>
    </main>
  );
}
