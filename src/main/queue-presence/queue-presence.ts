import type { QueueAvailability } from '../../core/agent/agent-effect';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';

/** What the PBX's queues are known to do with this agent. */
export interface Confirmation {
  readonly confirmed: 'available' | 'paused' | 'unknown';
  readonly problem?: 'refused' | 'no-answer';
}

/** Tells the PBX's queues whether to ring this agent, in the one way that this PBX understands. */
export interface QueuePresence {
  /**
   * Asks; what the PBX makes of it comes by `onConfirmation`. Asking again replaces what was asked before. Whoever asks
   * does so again when a lost line is back: a PBX that has restarted knows nothing of it.
   */
  ask(availability: QueueAvailability): void;
  /** Hears every event of the phone. Answers whether the event was its own business and nobody else's. */
  handle(event: PhoneEvent): boolean;
  dispose(): void;
}

/** What a driver needs of its surroundings. */
export interface QueuePresencePort {
  send(command: PhoneCommand): void;
  onConfirmation(confirmation: Confirmation): void;
  /** A new UUID. */
  newId(): string;
  /** Calls back once after so many ms; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** How long the PBX may take to confirm before the agent is told that it did not. */
export const confirmationTimeoutMs = 4000;
