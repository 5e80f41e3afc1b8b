import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { launchAgent } from '../support/asterisk/agent-app';
import { type Asterisk, startAsterisk } from '../support/asterisk/asterisk';
import { anotherParty, numbers } from '../support/asterisk/configuration/dialplan';
import { strengthInPage } from '../support/asterisk/heard-in-page';
import { waitUntilRecorded } from '../support/asterisk/recordings';
import { audible } from '../support/asterisk/tone';
import { waitUntil } from '../support/asterisk/wait-until';

test.describe.configure({ timeout: 120_000 });

let asterisk: Asterisk;
let app: App;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
  app = await launchAgent(asterisk);
  await app.waitFor('the line is registered', ({ line }) => line.kind === 'registered');
});
test.afterAll(async () => {
  await disposeApps();
  await asterisk.dispose();
});
test.afterEach(async () => {
  for (const { callId } of (await app.state()).calls) await app.request('hangUp', { callId });
  await app.waitFor('no call is left', ({ calls }) => calls.every(({ state }) => state === 'ended'));
});

async function dial(target: string): Promise<void> {
  expect(await app.request('dial', { target })).toEqual({ ok: true });
}

test('what is said comes back from the echo, and digits arrive', async () => {
  await dial(numbers.echo);
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await waitUntilRecorded(asterisk, 'echo-1001', 'from', ['agent']);
  const voice = await app.voice();
  await waitUntil('the own voice comes back', async () => (await strengthInPage(voice, 1000)) > audible);
  await app.request('hangUp', { callId: (await app.state()).calls[0]?.callId ?? '' });
  await app.waitFor('the call is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));

  await dial(numbers.readDigits);
  const { callId } = await app.waitFor('they talk', ({ calls }) => calls.find(({ state }) => state === 'talking'));
  await app.request('sendDigits', { callId, digits: '1590#' });
  const digits = join(asterisk.recordings, 'digits-1001.txt');
  await waitUntil('the digits', () => existsSync(digits) && readFileSync(digits, 'utf8').trim() === '1590');
});

test('the other party changes, and the desk shows the new one', async () => {
  await dial(numbers.becomesAnotherAfter(1));
  await app.waitFor('the new party', ({ calls }) => calls[0]?.identity.number === anotherParty.number);
  await expect((await app.desk()).getByText(anotherParty.name).first()).toBeVisible();
});

test('the far end hangs up', async () => {
  await dial(numbers.hangsUpAfter(1));
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await app.waitFor('it is over', ({ recent }) => recent[0]?.cause === 'hung-up-there');
});

for (const [what, number, cause] of [
  ['busy', numbers.busy, 'busy'],
  ['declined', numbers.declined, 'declined'],
  ['an unknown number', numbers.unknown, 'unknown-number'],
] as const)
  test(`${what} is told as such`, async () => {
    await dial(number);
    await app.waitFor(what, ({ recent }) => recent[0]?.number === number && recent[0].cause === cause);
  });

test('nobody answers, and the agent gives up', async () => {
  await dial(numbers.neverAnswers);
  const { callId } = await app.waitFor('it rings there', ({ calls }) =>
    calls.find((call) => call.state === 'dialling' && call.isRingingThere),
  );
  await app.request('hangUp', { callId });
  await app.waitFor('it is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));
  await waitUntil('no channel is left', async () => (await asterisk.cli('core show channels count')).includes('0 active channels'));
});
