import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterEach(disposeApps);
test.afterAll(() => asterisk.dispose());

/** The account's secret where IT hands out no passwords: what the PBX's digest is computed from (RFC 7616, 3.4.2). */
function hashOf(password: string) {
  return { kind: 'ha1', ha1: createHash('md5').update(`1001:asterisk:${password}`).digest('hex'), realm: 'asterisk' };
}

test('registers over WS by a hash in place of the password, is Ready when the queues say so, and again after the PBX has restarted', async () => {
  const app = await launchAgent(asterisk, { policy: { accountSecret: hashOf(asterisk.agent('1001').password) } });
  await becomeReady(app);
  expect(await asterisk.cli('pjsip show contacts')).toContain('1001/sip:');
  await asterisk.stop();
  await app.waitFor('the line is lost', ({ line, agent }) => line.kind !== 'registered' && agent.confirmed === 'unknown');
  await asterisk.start();
  await app.waitFor(
    'Ready again',
    ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready' && agent.confirmed === 'available',
  );
  expect(await asterisk.cli('pjsip show contacts')).toContain('1001/sip:');
  await app.dispose();
  expect(await asterisk.cli('pjsip show contacts')).not.toContain('1001/sip:');
});

for (const [what, options] of [
  ['password', { password: 'not-the-password' }],
  ['hash', { policy: { accountSecret: hashOf('not-the-password') } }],
] as const)
  test(`says that the ${what} is wrong`, async () => {
    const app = await launchAgent(asterisk, options);
    await app.waitFor('it is refused', ({ line }) => line.kind === 'down' && line.problem === 'wrong-credentials');
    await expect((await app.desk()).getByText(/password/i).first()).toBeVisible();
  });
