import type { Configuration } from '../../core/policy/configuration';
import { unreachable } from '../../core/result';
import { presenceByFeatureCode } from './by-feature-code';
import { presenceByMessage } from './by-message';
import { presenceByUnregistering } from './by-unregistering';
import type { QueuePresence, QueuePresencePort } from './queue-presence';

/** The driver that the configuration names, for this agent and these queues. */
export function createQueuePresence(configuration: Configuration, port: QueuePresencePort): QueuePresence {
  const { presence, queues, account } = configuration;
  switch (presence.driver) {
    case 'message': {
      const hints = queues.map((queue) => presence.hint.replaceAll('{queue}', queue.id).replaceAll('{user}', account?.user ?? ''));
      return presenceByMessage(port, presence.target, [...new Set(hints)]);
    }
    case 'feature-code':
      return presenceByFeatureCode(port, presence);
    case 'unregister':
      return presenceByUnregistering(port);
    default:
      return unreachable(presence);
  }
}
