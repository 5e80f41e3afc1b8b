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

test('registers over WS, is Ready when the queues say so, and is so again after the PBX has restarted', async () => {
  const app = await launchAgent(asterisk);
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

test('says that the password is wrong', async () => {
  const app = await launchAgent(asterisk, { password: 'not-the-password' });
  await app.waitFor('the password is refused', ({ line }) => line.kind === 'down' && line.problem === 'wrong-credentials');
  await expect((await app.desk()).getByText(/password/i).first()).toBeVisible();
});

/** What the PBX's digest is computed from where IT hands out no passwords (RFC 7616, 3.4.2). */
function ha1Of(user: string, realm: string, password: string): string {
  return createHash('md5').update(`${user}:${realm}:${password}`).digest('hex');
}

for (const [what, password, isRight] of [
  ['registers with a hash in place of the password', undefined, true],
  ['says of a wrong hash what it says of a wrong password', 'not-the-password', false],
] as const)
  test(what, async () => {
    const { user, password: right } = asterisk.agent('1001');
    const ha1 = ha1Of(user, 'asterisk', password ?? right);
    const app = await launchAgent(asterisk, { policy: { accountSecret: { kind: 'ha1', ha1, realm: 'asterisk' } } });
    if (isRight) {
      await becomeReady(app);
      expect(await asterisk.cli('pjsip show contacts')).toContain('1001/sip:');
    } else {
      await app.waitFor('the hash is refused', ({ line }) => line.kind === 'down' && line.problem === 'wrong-credentials');
      await expect((await app.desk()).getByText(/password/i).first()).toBeVisible();
    }
  });
