import { expect, it } from 'vitest';
import { practiceCentreSchema } from '../../core/practice/practice-centre';
import { effectiveConfiguration } from '../policy/effective-configuration';
import { parsePolicy } from '../policy/policy-file';
import type { PracticeGround } from './practice-ground';
import { practicePolicy } from './practice-policy';

const ground = {
  language: 'hu',
  centre: practiceCentreSchema.parse({
    agentName: 'Alex',
    queues: [{ id: 'tariffs', name: { en: 'Tariffs', hu: 'Díjcsomagok' }, scriptId: 'tariffs', formId: 'tariff' }],
  }),
  exchange: { port: 5099, agent: { user: '1001', password: 'made for this start' } },
} as unknown as PracticeGround;

it('puts the practice centre over the real one, whose account and queues are not seen, and keeps what is about the desk', () => {
  const real = parsePolicy(
    JSON.stringify({
      account: { servers: ['wss://pbx.example/ws'], user: '77', domain: 'pbx.example', authUser: 'secret-user' },
      accountSecret: { kind: 'password', password: 'real' },
      queues: [{ id: 'real', name: 'Real' }],
      interface: { theme: 'dark' },
      security: { requireEncryption: true },
      recording: { mode: 'always' },
    }),
  );
  const policy = practicePolicy(ground, real);
  const { configuration } = effectiveConfiguration({}, policy);
  expect(policy.accountSecret).toEqual({ kind: 'password', password: 'made for this start' });
  expect(configuration.account).toEqual({
    servers: ['ws://127.0.0.1:5099/'],
    user: '1001',
    domain: '127.0.0.1',
    displayName: 'Alex',
    registerExpiresS: 300,
  });
  expect(configuration.queues.map(({ id, name }) => [id, name])).toEqual([['tariffs', 'Díjcsomagok']]);
  expect(configuration).toMatchObject({
    interface: { theme: 'dark' },
    security: { requireEncryption: true },
    presence: { driver: 'message' },
    // nobody's voice is kept that only practises
    recording: { mode: 'off' },
  });
});
