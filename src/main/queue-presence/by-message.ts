import type { QueueAvailability } from '../../core/agent/agent-effect';
import { confirmationTimeoutMs, type QueuePresence, type QueuePresencePort } from './queue-presence';

/**
 * SIP MESSAGE to the dialplan (`ready`, or `pause <reason>`), confirmed by the state of a hint for each queue: on while
 * the queue has paused this agent. The MESSAGE's own 202 only says that it arrived (it comes before the dialplan
 * runs), so it counts only where there is no hint to ask.
 */
export function presenceByMessage(port: QueuePresencePort, target: string, hints: readonly string[]): QueuePresence {
  const paused = new Map<string, boolean>();
  let wish: QueueAvailability | undefined;
  let pending: { requestId: string; cancelTimeout: () => void } | undefined;

  /** Where the queues disagree (one of them has paused the agent by itself), what was asked for is not yet or no longer so. */
  function confirmed(): 'available' | 'paused' | 'unknown' {
    if (hints.length === 0 || paused.size < hints.length) return 'unknown';
    const states = new Set(paused.values());
    if (states.size > 1) return wish?.isAvailable === false ? 'available' : 'paused';
    return states.has(true) ? 'paused' : 'available';
  }

  function isGranted(): boolean {
    return wish !== undefined && confirmed() === (wish.isAvailable ? 'available' : 'paused');
  }

  function settle(): void {
    pending?.cancelTimeout();
    pending = undefined;
  }

  function sendWish(asked: QueueAvailability): void {
    settle();
    const requestId = port.newId();
    const cancelTimeout = port.after(confirmationTimeoutMs, () => {
      pending = undefined;
      port.onConfirmation(isGranted() ? { confirmed: confirmed() } : { confirmed: confirmed(), problem: 'no-answer' });
    });
    pending = { requestId, cancelTimeout };
    port.send({ type: 'send-message', requestId, target, body: asked.isAvailable ? 'ready' : `pause ${asked.reasonId}` });
  }

  function handleHint(hint: string, isPaused: boolean | undefined): void {
    if (isPaused === undefined) paused.delete(hint);
    else paused.set(hint, isPaused);
    const now = confirmed();
    if (isGranted()) settle();
    port.onConfirmation({ confirmed: now });
  }

  for (const hint of hints) port.send({ type: 'watch-hint', target: hint });

  return {
    ask(asked) {
      wish = asked;
      sendWish(asked);
    },
    handle(event) {
      switch (event.type) {
        case 'hint':
          handleHint(event.target, event.on);
          return true;
        case 'hint-lost':
          handleHint(event.target, undefined);
          return true;
        case 'message-settled': {
          if (event.requestId !== pending?.requestId) return false;
          const isAccepted = event.status >= 200 && event.status < 300;
          if (!isAccepted) {
            settle();
            port.onConfirmation({ confirmed: confirmed(), problem: event.status === 0 ? 'no-answer' : 'refused' });
          } else if (isGranted()) {
            settle(); // nothing changes at the queues, so no hint will tell
            port.onConfirmation({ confirmed: confirmed() });
          } else if (hints.length === 0) {
            settle();
            port.onConfirmation({ confirmed: wish?.isAvailable ? 'available' : 'paused' });
          }
          return true;
        }
        case 'line':
          if (event.line.kind !== 'registered' && paused.size > 0) {
            paused.clear();
            port.onConfirmation({ confirmed: 'unknown' });
          }
          return false;
        default:
          return false;
      }
    },
    dispose: settle,
  };
}
