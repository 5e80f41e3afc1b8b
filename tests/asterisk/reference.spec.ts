import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { readRecording } from '../support/asterisk/recordings';
import { startReference } from '../support/asterisk/reference';
import { audible, measureTones, secondsHeard, tones } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

// Proves the harness by a phone that is not the product: what fails here is no fault of the product.

let asterisk: Asterisk;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterAll(() => asterisk.dispose());

test('plain JsSIP over WS takes a queue call, both hear each other, hold plays music, the caller hangs up', async () => {
  const reference = await startReference(asterisk);
  const { phonePage, ringPage } = reference;
  const caller = await placeCall(asterisk, { to: 'support', displayName: 'Anna Example', number: '+36305550123' });
  await expect(ringPage.locator('#caller')).toHaveText('Anna Example +36305550123');
  await phonePage.evaluate(() => window.phone.answer());
  await phonePage.waitForFunction(() => window.phone.state() === 'talking');
  await waitUntil('the caller is heard', async () => (await strengthInPage(phonePage, tones.caller)) > audible);
  await phonePage.evaluate(() => window.phone.hold(true));
  await waitUntil('the hold at the PBX', async () => {
    const to = measureTones(await readRecording(asterisk, caller.recording, 'to'), tones).slice(-5);
    return to.length > 0 && to.every(({ strength }) => strength.musicOnHold > audible && strength.agent < audible);
  });
  await phonePage.evaluate(() => window.phone.hold(false));
  await waitUntil('the agent is heard again', async () => {
    const to = measureTones(await readRecording(asterisk, caller.recording, 'to'), tones).slice(-5);
    return to.every(({ strength }) => strength.agent > audible);
  });
  await caller.hangUp();
  await phonePage.waitForFunction(() => window.phone.state() === 'ended');
  await reference.close();
  const from = measureTones(await readRecording(asterisk, caller.recording, 'from'), tones);
  expect(secondsHeard(from, 'agent')).toBe(0);
});

test('plain JsSIP over WSS sends digits', async () => {
  const reference = await startReference(asterisk, { server: asterisk.wssUrl });
  await reference.phonePage.evaluate((number) => window.phone.dial(number), numbers.readDigits);
  await reference.phonePage.waitForFunction(() => window.phone.state() === 'talking');
  // plain JsSIP does not wait for the media path, and a PBX that still learns it drops the first digit
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await reference.phonePage.evaluate(() => window.phone.sendDigits('1590#'));
  const digits = join(asterisk.recordings, 'digits-1001.txt');
  await waitUntil('the digits', () => existsSync(digits) && readFileSync(digits, 'utf8').trim() === '1590');
  await reference.close();
});
