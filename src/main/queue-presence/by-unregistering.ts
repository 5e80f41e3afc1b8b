import type { QueuePresence, QueuePresencePort } from './queue-presence';

/** Unregistered while not ready, registered while ready: works with every PBX, which cannot ring a phone it does not know. */
export function presenceByUnregistering(port: QueuePresencePort): QueuePresence {
  return {
    ask({ isAvailable }) {
      port.send({ type: 'set-registered', registered: isAvailable });
    },
    handle(event) {
      if (event.type === 'line') {
        const { kind } = event.line;
        port.onConfirmation({ confirmed: kind === 'registered' ? 'available' : kind === 'off' ? 'paused' : 'unknown' });
      }
      return false;
    },
    dispose() {},
  };
}
