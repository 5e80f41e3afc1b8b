import type { PhoneEvent } from '../../core/phone/phone-event';
import type { Lifetime } from '../lifetime';

/** Within this, a call that is answered usually has its sound; a person does not see the difference. */
const headStartMs = 80;

/**
 * Reports what happens, but keeps what happens to a call in the first moment after Answer: the windows would draw it just
 * when its connection is being made, and the caller would wait for that. An end is never kept, nor is anything that
 * came before it.
 */
export class SoundFirst {
  readonly #report: (event: PhoneEvent) => void;
  readonly #lifetime: Lifetime;
  readonly #kept = new Map<string, PhoneEvent[]>();

  constructor(report: (event: PhoneEvent) => void, lifetime: Lifetime) {
    this.#report = report;
    this.#lifetime = lifetime;
  }

  /** Gives this call its head start. */
  answering(callId: string): void {
    if (this.#kept.has(callId)) return;
    this.#kept.set(callId, []);
    this.#lifetime.after(headStartMs, () => this.#release(callId));
  }

  readonly report = (event: PhoneEvent): void => {
    const kept = 'callId' in event ? this.#kept.get(event.callId) : undefined;
    if (!kept) this.#report(event);
    else {
      kept.push(event);
      if (event.type === 'ended') this.#release(event.callId);
    }
  };

  #release(callId: string): void {
    const kept = this.#kept.get(callId) ?? [];
    this.#kept.delete(callId);
    for (const event of kept) this.#report(event);
  }
}
