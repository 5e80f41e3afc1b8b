import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Configuration } from '../../core/policy/configuration';
import type { DeskStateStore } from './desk-state-store';

/** The voicemail on the desk, where IT has named the number it is heard at. */
export interface VoicemailWatch {
  /** Asks a new line for it. */
  watch(): void;
  /** Answers whether the event was about it. */
  handle(event: PhoneEvent): boolean;
}

export interface VoicemailPort {
  readonly store: DeskStateStore;
  configuration(): Configuration;
  send(command: PhoneCommand): void;
}

export function createVoicemail({ store, configuration, send }: VoicemailPort): VoicemailWatch {
  return {
    watch() {
      const { calls, account } = configuration();
      const { voicemail } = calls;
      store.change({ voicemail: voicemail && account ? { number: voicemail.number } : null });
      if (voicemail && account) send({ type: 'watch-mailbox', mailbox: voicemail.mailbox ?? account.user });
    },
    handle(event) {
      if (event.type !== 'mailbox' && event.type !== 'mailbox-lost') return false;
      const { voicemail } = store.state();
      if (voicemail) store.change({ voicemail: { number: voicemail.number, ...(event.type === 'mailbox' && { summary: event.summary }) } });
      return true;
    },
  };
}
