import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { becomeReady, policyAt } from '../support/agent-at-rude-pbx';
import { launchApp } from '../support/app';
import { startRudePbx } from '../support/rude-pbx';

test('a database of a newer version is left alone, and calls can go on without it', async () => {
  const first = await launchApp({ policy: {} });
  await first.state();
  await first.quit();
  const file = join(first.userData, 'firstline.db');
  await raiseVersion(file);
  await copyFile(file, `${file}.before`);

  const pbx = await startRudePbx();
  const second = await launchApp({ policy: policyAt(pbx), userData: first.userData });
  const notice = await second.waitFor('the notice', ({ notices }) => notices.find((one) => one.kind === 'records-aside'));
  expect(notice.parameters.problem).toBe('newer-version');
  await expect((await second.desk()).getByText('written by a newer version of Firstline')).toBeVisible();
  await becomeReady(second);
  pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' });
  const { conversationId } = await second.waitFor('it rings', ({ conversations }) => conversations[0]);
  await second.request('createCard', { conversationId, name: 'Anna Example' });
  await second.waitFor('the card', ({ conversations }) => conversations[0]?.card?.name === 'Anna Example');
  await second.quit();
  expect(await readFile(file)).toEqual(await readFile(`${file}.before`));
  await second.dispose();
  await pbx.close();
});

/** Sets `user_version` in the file's header (bytes 60 to 63 by SQLite's file format, 1.3), as a newer program would. */
async function raiseVersion(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.from([0, 0, 0x27, 0x0f]), 0, 4, 60);
  await handle.close();
}

test('settings that cannot be read are kept aside, and the first run says so', async () => {
  const first = await launchApp({ policy: {} });
  await first.quit();
  const file = join(first.userData, 'settings.json');
  await writeFile(file, '{"account":{"user":"10');

  const second = await launchApp({ policy: {}, userData: first.userData });
  const notice = await second.waitFor('the notice', ({ notices }) => notices.find((one) => one.kind === 'settings-damaged'));
  expect(notice.parameters.file).toBe(`${file}.damaged`);
  await expect((await second.desk()).getByText(`${file}.damaged`)).toBeVisible();
  expect(await second.request('changeSettings', { country: 'SI' })).toEqual({ ok: true });
  expect(await readFile(`${file}.damaged`, 'utf8')).toBe('{"account":{"user":"10');
  await second.dispose();
});

test('a half-typed note is there after a power cut, and the call that rang meanwhile leaves no form', async () => {
  const pbx = await startRudePbx();
  const policy = policyAt(pbx);
  const first = await launchApp({ policy });
  await becomeReady(first);
  pbx.invite({ From: '"Anna Example" <sip:+36305550123@pbx.example>;tag=1' });
  const { conversationId } = await first.waitFor('it rings', ({ conversations }) => conversations[0]);
  await first.request('createCard', { conversationId, name: 'Anna Example' });
  const cardId = await first.waitFor('the card', ({ conversations }) => conversations[0]?.card?.cardId);
  expect(await first.request('keepNote', { cardId, body: 'Call after f' })).toMatchObject({ ok: true });
  await first.kill();

  const second = await launchApp({ policy, userData: first.userData });
  expect(await second.request('readUnfinishedNote', { cardId })).toBe('Call after f');
  expect(await second.state()).toMatchObject({ conversations: [], notices: [] });
  await second.dispose();
  await pbx.close();
});
