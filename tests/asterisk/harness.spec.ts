import { expect, test } from '@playwright/test';
import { startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { readRecording } from '../support/asterisk/recordings';
import { measureTones, secondsHeard, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test('the PBX starts, records a caller in both directions, survives a kill and leaves nothing behind', async () => {
  const asterisk = await startAsterisk();
  const caller = await placeCall(asterisk, { to: 'support', hangsUpAfterMs: 2500 });
  await waitUntil('the caller waits in the queue', async () => (await asterisk.cli('queue show support')).includes('PJSIP/network'));
  await waitUntil('the caller hangs up', caller.hasEnded);
  const from = measureTones(await readRecording(asterisk, caller.recording, 'from'), tones);
  const to = measureTones(await readRecording(asterisk, caller.recording, 'to'), tones);
  expect(secondsHeard(from, 'caller')).toBeGreaterThan(1.5);
  expect(secondsHeard(from, 'musicOnHold')).toBe(0);
  expect(secondsHeard(to, 'musicOnHold')).toBeGreaterThan(1.5);
  expect(secondsHeard(to, 'caller')).toBe(0);

  await asterisk.kill();
  await asterisk.start();
  expect(await asterisk.cli('pjsip show endpoints')).toContain('1001');
  await asterisk.dispose();
});
