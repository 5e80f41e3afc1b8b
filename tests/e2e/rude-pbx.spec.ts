import { expect, test } from '@playwright/test';
import { tortureMessages } from '../../src/practice/exchange/testing/torture-messages';
import { becomeReady, policyAt } from '../support/agent-at-rude-pbx';
import { type App, launchApp } from '../support/app';
import { makeOffer } from '../support/make-offer';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';
import { torture } from '../support/torture';

let pbx: RudePbx;
let app: App;

test.beforeAll(async () => {
  pbx = await startRudePbx();
  app = await launchApp({ policy: policyAt(pbx) });
  await becomeReady(app);
});
test.afterAll(async () => {
  await app.dispose();
  await pbx.close();
});

/** Brings the agent back to Ready with no call left. */
async function clearCalls(): Promise<void> {
  for (const { callId, state } of (await app.state()).calls) if (state === 'ringing') await app.request('reject', { callId });
  await app.waitFor('no call is left', ({ calls }) => calls.every(({ state }) => state === 'ended'));
  await app.request('setReady', undefined);
  await app.waitFor('Ready', ({ agent }) => agent.state.kind === 'ready');
}

/** Those of RFC 4475, sent to this phone, each in a transaction of its own. */
const ofTheRfc = tortureMessages.map(({ name, text }, index): [string, string] => [
  name,
  text
    .replaceAll('sip:6240@127.0.0.1', 'sip:1001@pbx.example')
    .replaceAll('torture@torture.invalid', `${index}@torture.invalid`)
    .replaceAll('z9hG4bKtorture', `z9hG4bKtorture${index}`),
]);

// an INVITE that can be answered and taken back rings, however it is written: there is a caller behind it
test('garbage from the server costs neither the line nor the voice process, and only what is a call rings', async () => {
  const rang: string[] = [];
  for (const [what, message] of [...Object.entries(torture), ...ofTheRfc]) {
    await test.step(what, async () => {
      pbx.say(message);
      await pbx.expectAlive();
      for (const { callId, state } of (await app.state()).calls) {
        if (state !== 'ringing') continue;
        rang.push(what);
        await app.request('reject', { callId });
        await app.waitFor('it is gone', ({ calls }) => calls.every((call) => call.callId !== callId));
      }
    });
  }
  expect(rang).toEqual([
    'a quote that does not end',
    '3.1.1.7 long values',
    '3.1.2.6 a quote that does not end',
    '3.1.2.11 headers in the Request-URI',
    '3.1.2.12 a date of another zone',
    '3.3.8 more than one of what there is one of',
    '3.4.1 an INVITE of RFC 2543',
  ]);
  const { line, notices } = await app.state();
  expect(line.kind).toBe('registered');
  expect(notices).toEqual([]);
  expect(pbx.connections()).toBe(1);
  await clearCalls();
});

for (const [what, name, shown] of [
  ['4 KB long', `"${'Anna '.repeat(820)}"`, 'Anna Anna Anna'],
  ['made of markup', '"<img src=x onerror=document.body.remove()>"', '<img src=x onerror=document.body.remove()>'],
  ['turned around and cut', '"\u202e\u0007ecila \u2066"', 'ecila'],
  ['quoted wrong', '"An"na\\ "', 'An"na'],
] as const)
  test(`a name that is ${what} is shown as text, in desk and popup`, async () => {
    const call = pbx.invite({ From: `${name} <sip:+36305550123@pbx.example>;tag=1` });
    const { identity } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
    expect(identity.displayName?.startsWith(shown)).toBe(true);
    expect(identity.displayName?.length).toBeLessThanOrEqual(256);
    for (const page of [await app.desk(), await app.popup()]) {
      await expect(page.getByText(shown).first()).toBeVisible();
      const isWithin = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
      expect([await page.locator('img').count(), isWithin]).toEqual([0, true]);
    }
    call.cancel();
    await clearCalls();
  });

test('of 20 calls at once the first ring, the rest hear busy, and the next one is answered as ever', async () => {
  const calls = Array.from({ length: 20 }, (_, index) => pbx.invite({ From: `<sip:+363055501${10 + index}@pbx.example>;tag=${index}` }));
  const answers = await Promise.all(calls.map((call) => call.answer(180)));
  expect(answers.map((answer) => answer.slice(8, 11))).toEqual([...Array(8).fill('180'), ...Array(12).fill('486')]);
  for (const call of calls) call.cancel();
  await clearCalls();

  const call = pbx.invite({}, await makeOffer(await app.desk()));
  const { callId } = await app.waitFor('it rings', ({ calls: now }) => now.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  expect(await call.answer(200)).toContain('m=audio');
  call.acknowledge();
  await app.waitFor('they talk', ({ calls: now }) => now[0]?.state === 'talking');
  await app.request('hangUp', { callId });
  await app.waitFor('it is over', ({ calls: now }) => now.every(({ state }) => state === 'ended'));
});

test('an offer that leaves nothing to agree on is refused in mid-call, and the call goes on', async () => {
  const offer = (await makeOffer(await app.desk())) ?? '';
  const call = pbx.invite({}, offer);
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await call.answer(200);
  call.acknowledge();
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');

  const unknownSound = offer
    .replace(/^(m=audio \d+ \S+) .*$/m, '$1 97')
    .replace(/^a=(rtpmap|fmtp|rtcp-fb):.*\r\n/gm, '')
    .concat('a=rtpmap:97 x-never-heard/8000\r\n');
  for (const [what, body] of Object.entries({
    'pictures alone': offer.replace('m=audio', 'm=video'),
    'no sound': offer.replace(/m=audio \d+/, 'm=audio 0'),
    'sound that nobody knows': unknownSound,
    nonsense: 'v=0\r\nnonsense\r\n',
  }))
    await test.step(what, async () => expect((await call.offer(body)).slice(8, 11)).toBe('488'));
  const fair = await call.offer(offer);
  expect([fair.slice(8, 11), /m=audio (\d+)/.exec(fair)?.[1]]).toEqual(['200', expect.stringMatching(/^[1-9]/)]);
  expect((await app.state()).calls).toMatchObject([{ callId, state: 'talking' }]);
  await app.request('hangUp', { callId });
  await app.waitFor('it is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));
});

test('a call without an offer gets ours, and is talked', async () => {
  const call = pbx.invite();
  const { callId } = await app.waitFor('it rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  expect(await call.answer(200)).toMatch(/m=audio [1-9].*a=sendrecv/s);
  call.acknowledge();
  await app.request('hangUp', { callId });
  await app.waitFor('it is over', ({ calls }) => calls.every(({ state }) => state === 'ended'));
});
