import { textIn } from '../../core/practice/local-text';
import { mergeJson } from '../policy/merge';
import type { Policy } from '../policy/policy-file';
import type { PracticeGround } from './practice-ground';

/** Sections of the real settings and policy that hold in practice, too: the person's PC and desk, not the centre's PBX. */
export const sharedSections = ['devices', 'interface', 'country', 'limits', 'reasons', 'quality', 'security'] as const;

/** The practice centre as a policy: what it sets wins over whatever the real one and the user have set. */
export function practicePolicy({ centre, exchange, language }: PracticeGround, real: Policy): Policy {
  const shared = Object.fromEntries(
    Object.entries(real.settings).filter(([section]) => (sharedSections as readonly string[]).includes(section)),
  );
  const settings = {
    account: {
      servers: [`ws://127.0.0.1:${exchange.port}/`],
      user: exchange.agent.user,
      domain: '127.0.0.1',
      ...(centre.agentName && { displayName: textIn(centre.agentName, language) }),
    },
    queues: centre.queues.map(({ name, ...queue }) => ({ ...queue, name: textIn(name, language) })),
    directory: centre.destinations.map(({ name, number, hours }) => ({
      name: textIn(name, language),
      number,
      note: textIn(hours, language),
    })),
    presence: { driver: 'message' },
  };
  return {
    settings: mergeJson(shared, settings),
    accountSecret: { kind: 'password', password: exchange.agent.password },
    problems: real.problems,
    text: real.text,
  };
}
