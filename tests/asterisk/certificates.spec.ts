import { expect, test } from '@playwright/test';
import { disposeApps } from '../support/app';
import { launchAgent } from '../support/asterisk/agent-app';
import { startAsterisk } from '../support/asterisk/asterisk';

test.describe.configure({ timeout: 240_000 });
test.afterEach(disposeApps);

for (const [certificateFlaw, problem, words] of [
  ['none', 'certificate', 'The certificate of the PBX is not trusted.'],
  ['expired', 'certificate-expired', 'The certificate of the PBX has expired.'],
  ['wrong-host', 'certificate-wrong-host', 'The certificate belongs to another server.'],
] as const)
  test(`${problem}: refused in its own words before anything is sent, and accepted where policy pins it`, async () => {
    const asterisk = await startAsterisk({ certificateFlaw });
    try {
      const app = await launchAgent(asterisk, { server: asterisk.wssUrl, isCertificatePinned: false });
      await app.waitFor('the certificate is refused', ({ line }) => line.kind === 'down' && line.problem === problem);
      await expect((await app.desk()).getByText(words)).toBeVisible();
      expect(await asterisk.cli('pjsip show contacts')).not.toContain('1001/sip:');
      await app.dispose();

      const pinned = await launchAgent(asterisk, { server: asterisk.wssUrl });
      const server = await pinned.waitFor('the line is registered', ({ line }) => line.kind === 'registered' && line.server);
      expect(server).toBe(asterisk.wssUrl);
    } finally {
      await disposeApps();
      await asterisk.dispose();
    }
  });
