import { expect, test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { type Look, looksOf, startedGallery } from './gallery-page';
import { deskStates, firstRunState } from './states';
import { newSettingsAnswer, settingsAnswer } from './workspace-states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'light-uk-1280', 'dark-uk-1280');

/** Four seconds of one loudness, the shortest time after which there is a verdict. */
const levels = (rmsDb: number) => Array.from({ length: 40 }, () => ({ mode: 'level', rmsDb, peakDb: rmsDb + 10 }));

const heard = {
  yet: [{ mode: 'level', rmsDb: -80, peakDb: -70 }],
  good: levels(-24),
  quiet: levels(-52),
  nothing: levels(-100),
  echo: [...levels(-24), { mode: 'echo', rmsDb: -30, peakDb: -20, echoLeftS: 23 }],
};

const gallery = startedGallery();

test.describe.configure({ mode: 'serial' });

async function show(look: Look, step: string, changes: Partial<DeskState> = {}, answers: Record<string, unknown> = {}) {
  await gallery.page.addInitScript((at) => localStorage.setItem('first-run-step', at), step);
  await gallery.show(look, { ...firstRunState(Date.now()), ...changes }, { readSettings: newSettingsAnswer, ...answers });
  await gallery.page.getByRole('heading', { level: 1 }).waitFor();
}

/** Each step is one screen. */
async function expectOneScreen() {
  const hidden = await gallery.page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight);
  expect.soft(hidden, 'height that has to be scrolled').toBe(0);
}

for (const look of looks) {
  test(`language ${look.name}`, async () => {
    await show(look, 'language');
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-language`);
  });

  test(`broken policy ${look.name}`, async () => {
    const parameters = { key: 'limits.holdReminderS', reason: 'Too small: expected number to be >=0' };
    const notice = { noticeId: '00000000-0000-4000-8000-0000000000f1', at: Date.now(), severity: 'error', kind: 'policy-invalid' } as const;
    await show(look, 'language', { notices: [{ ...notice, parameters }] });
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-broken-policy`);
  });

  for (const [name, events] of Object.entries(heard)) {
    test(`sound ${name} ${look.name}`, async () => {
      await show(look, 'sound', { microphone: 'open' });
      for (const level of events) await gallery.emit('soundLevel', level);
      await expectOneScreen();
      await gallery.expectGood(`${look.name}-first-run-sound-${name}`);
    });
  }

  for (const microphone of ['missing', 'refused', 'failed'] as const) {
    test(`microphone ${microphone} ${look.name}`, async () => {
      await show(look, 'sound', { microphone });
      await expectOneScreen();
      await gallery.expectGood(`${look.name}-first-run-sound-${microphone}`);
    });
  }

  test(`start ${look.name}`, async () => {
    await show(look, 'start', {}, { enterPractice: { ok: false, problem: 'failed' } });
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-start`);
    await gallery.page.locator('main button').first().click();
    await gallery.expectGood(`${look.name}-first-run-start-failed`);
  });

  test(`connect ${look.name}`, async () => {
    await show(look, 'connect');
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-connect`);
    await gallery.page.locator('[name=user]').fill('1001');
    await gallery.page.locator('form button[type=submit]').click();
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-connect-wrong`);
  });

  test(`no key store ${look.name}`, async () => {
    const notice = {
      noticeId: '00000000-0000-4000-8000-0000000000f1',
      at: Date.now(),
      severity: 'warning',
      kind: 'password-missing',
    } as const;
    const answer = { ...newSettingsAnswer, account: settingsAnswer.account, canKeepSecret: false };
    await show(look, 'connect', { notices: [{ ...notice, parameters: {} }] }, { readSettings: answer });
    await gallery.expectGood(`${look.name}-first-run-no-key-store`);
  });

  test(`connect, set in part ${look.name}`, async () => {
    const account = { servers: ['wss://pbx.example.com:8089/ws'], domain: 'pbx.example.com' };
    const readSettings = { ...newSettingsAnswer, account, locked: ['account.servers', 'account.domain'] };
    await show(look, 'connect', {}, { readSettings });
    await expectOneScreen();
    await gallery.expectGood(`${look.name}-first-run-connect-set-in-part`);
  });

  test(`account of a phone at rest ${look.name}`, async () => {
    const line = { kind: 'off', server: 'wss://pbx.example.com:8089/ws' } as const;
    await gallery.show(look, { ...deskStates.ready(Date.now()), line }, { readSettings: newSettingsAnswer });
    await gallery.openSettings('account');
    await gallery.expectGood(`${look.name}-settings-account-resting`);
  });

  test(`devices page ${look.name}`, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), { readSettings: newSettingsAnswer });
    await gallery.openSettings('devices');
    await gallery.page.getByRole('meter').waitFor();
    for (const level of heard.good) await gallery.emit('soundLevel', level);
    await gallery.expectGood(`${look.name}-settings-devices-level`);
  });

  test(`way into practice ${look.name}`, async () => {
    await gallery.show(look, { ...deskStates.ready(Date.now()), microphone: 'missing' }, {});
    await gallery.page.locator('header button').last().click();
    await gallery.page.getByRole('menuitem').nth(2).click();
    await gallery.page.getByRole('dialog').waitFor();
    await gallery.expectGood(`${look.name}-practice-dialog`);
  });
}

test('without a microphone, at the desk', async () => {
  const [look] = looks;
  if (look) await gallery.show(look, { ...deskStates.ready(Date.now()), microphone: 'silent' }, {});
  await gallery.expectGood('silent-microphone');
});
