import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { type RudePbx, startRudePbx } from '../support/rude-pbx';

let pbx: RudePbx;
let app: App;

test.beforeEach(async () => {
  pbx = await startRudePbx();
});
test.afterEach(async () => {
  await app.dispose();
  await pbx.close();
});

/** The program at real work, before its agent has asked for anything. */
async function launchForWork(
  policy: Readonly<Record<string, unknown>> = {},
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Page> {
  const userData = await mkdtemp(join(tmpdir(), 'firstline-words-'));
  await writeFile(join(userData, 'settings.json'), JSON.stringify(settings));
  app = await launchApp({
    userData,
    policy: {
      account: { servers: [pbx.url], user: '1001', domain: 'pbx.example' },
      accountSecret: { kind: 'password', password: 'open sesame' },
      interface: { language: 'en', globalKeys: false },
      ...policy,
    },
  });
  return app.desk();
}

/** What is said in a message on the desk: what happened, then what to do. */
async function expectMessage(desk: Page, ...words: readonly string[]): Promise<void> {
  // the break screen, which comes last, has messages of its own
  const messages = desk.getByRole('region', { name: 'Messages' }).first();
  for (const said of words) await expect(messages).toContainText(said);
}

test('a value of the centre that is wrong is named, with what is in use and whom to tell', async () => {
  const desk = await launchForWork({ limits: { holdReminderS: -5 } });
  await expectMessage(
    desk,
    'The settings of your centre cannot be read',
    'limits.holdReminderS',
    'Tell IT',
    'the last good settings are in use, if this computer has any',
  );
});

test('a setting of the user that is wrong is named, and the usual one is in use', async () => {
  const desk = await launchForWork({}, { country: 'Wonderland' });
  await expectMessage(desk, 'Your settings could not be read', 'country', 'The usual ones are in use.');
  expect((await app.request('readSettings', undefined)).settings.country).toBe('HU');
});

test('at work a microphone that the system refuses is told, and nobody is Ready without it', async () => {
  const desk = await launchForWork();
  const allow = (isAllowed: boolean) =>
    app.electron.evaluate(({ session }, allowed) => {
      session.defaultSession.setPermissionCheckHandler(() => allowed);
      session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(allowed));
    }, isAllowed);
  await allow(false);
  await app.request('setReady', undefined);
  await app.waitFor('the microphone is refused', ({ notices }) => notices.some(({ kind }) => kind === 'microphone-refused'));
  await expectMessage(desk, 'The system does not allow the microphone', 'privacy settings of the computer, or ask IT');
  expect((await app.state()).agent.state.kind).toBe('not-ready');
  await allow(true);
  await app.request('setReady', undefined);
  await app.waitFor('the microphone is there', ({ notices }) => notices.length === 0);
});

test('at work a microphone that is not there is told, and nobody is Ready without it', async () => {
  const desk = await launchForWork();
  await (await app.voice()).evaluate(() => {
    const missing = () => Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
    Object.assign(navigator.mediaDevices, { getUserMedia: missing, enumerateDevices: () => Promise.resolve([]) });
    navigator.mediaDevices.dispatchEvent(new Event('devicechange')); // it may be open already
  });
  await app.request('setReady', undefined);
  await app.waitFor('the microphone is missed', ({ microphone }) => microphone === 'missing');
  await expectMessage(desk, 'No microphone found', 'Plug in the headset, or choose it in the settings.');
  expect((await app.state()).agent.state.kind).toBe('not-ready');
});

test('a break that is over is told, and Ready takes the words away', async () => {
  const desk = await launchForWork({ reasons: [{ id: 'break', kind: 'break', limitS: 2 }] });
  await app.request('setReady', undefined);
  await app.waitFor('Ready', ({ line, agent }) => line.kind === 'registered' && agent.state.kind === 'ready');
  await app.request('setNotReady', { reasonId: 'break' });
  await app.waitFor('the time is over', ({ notices }) => notices.some(({ kind }) => kind === 'break-overrun'));
  await expectMessage(desk, 'Your time is over', 'Press Ready when you are back.');
  await app.request('setReady', undefined);
  await app.waitFor('the words are gone', ({ notices }) => notices.length === 0);
});
