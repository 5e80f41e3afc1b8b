import type { QueueAvailability } from '../../core/agent/agent-effect';
import { confirmationTimeoutMs, type QueuePresence, type QueuePresencePort } from './queue-presence';

/**
 * A short call to a feature code (`*45` and the like), for a PBX without MESSAGE. Being answered is the confirmation.
 * The call is the driver's own: it never shows on the desk, and nobody hears it.
 */
export function presenceByFeatureCode(port: QueuePresencePort, codes: { pauseCode: string; readyCode: string }): QueuePresence {
  let running: { callId: string; wish: QueueAvailability; cancelTimeout: () => void } | undefined;
  const ownCalls = new Set<string>();

  function end(): void {
    if (!running) return;
    running.cancelTimeout();
    port.send({ type: 'hang-up', callId: running.callId });
    running = undefined;
  }

  function dial(asked: QueueAvailability): void {
    end();
    const callId = port.newId();
    ownCalls.add(callId);
    const cancelTimeout = port.after(confirmationTimeoutMs, () => {
      end();
      port.onConfirmation({ confirmed: 'unknown', problem: 'no-answer' });
    });
    running = { callId, wish: asked, cancelTimeout };
    port.onConfirmation({ confirmed: 'unknown' });
    port.send({ type: 'dial', callId, target: asked.isAvailable ? codes.readyCode : codes.pauseCode, isForPbx: true });
  }

  return {
    ask(asked) {
      dial(asked);
    },
    handle(event) {
      if (!('callId' in event) || !ownCalls.has(event.callId)) return false;
      if (running?.callId === event.callId && event.type === 'talking') {
        port.onConfirmation({ confirmed: running.wish.isAvailable ? 'available' : 'paused' });
        end();
      } else if (event.type === 'ended') {
        ownCalls.delete(event.callId);
        if (running?.callId === event.callId) {
          running.cancelTimeout();
          running = undefined;
          port.onConfirmation({ confirmed: 'unknown', problem: 'refused' });
        }
      }
      return true;
    },
    dispose: end,
  };
}
