import { z } from 'zod';
import type { AgentState } from '../agent/agent-state';
import type { Call } from './call';

/**
 * Which calls answer themselves: `marked` those that the PBX asks it for, `queues` these and every queue's own, `all`
 * everyone's. A PBX that takes its marks from outside lets strangers listen in: there none of them should.
 */
export const autoAnswerSchema = z.enum(['none', 'marked', 'queues', 'all']);

export type AutoAnswer = z.infer<typeof autoAnswerSchema>;

interface Offer {
  readonly call: Call;
  readonly isMarked: boolean;
  readonly policy: AutoAnswer;
  /** Of before this call: who is not Ready may be away from the headset. */
  readonly agent: AgentState['kind'];
  readonly others: readonly Call[];
  isQueue(queueId: string): boolean;
}

/** Whether a call that comes in answers itself; never while there is another one, and only for an agent who is Ready. */
export function answersItself({ call, isMarked, policy, agent, others, isQueue }: Offer): boolean {
  if (agent !== 'ready' || others.some(({ state }) => state !== 'ended')) return false;
  const { queue } = call.identity;
  switch (policy) {
    case 'none':
      return false;
    case 'marked':
      return isMarked;
    case 'queues':
      return isMarked || (queue !== undefined && isQueue(queue));
    case 'all':
      return true;
  }
}
