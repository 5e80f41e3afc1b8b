import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, planApp } from '../support/app';
import { waitUntil } from '../support/asterisk/wait-until';
import { electronArguments, electronEnvironment } from '../support/electron';
import { mountSmallDisk, noSmallDisk } from '../support/small-disk';

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstline-start-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** What a program that cannot start says, in its dialog and to the terminal it was started from. */
async function lastWords(policy: Record<string, unknown>, userData: string): Promise<string> {
  const plan = await planApp({ policy, userData: folder });
  const options = { ...plan, env: { ...plan.env, FIRSTLINE_USER_DATA: userData } };
  const child = spawn(process.env.ELECTRON_EXEC_PATH ?? '', electronArguments(options), { env: electronEnvironment(options) });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const words = await waitUntil('the reason', () => /Firstline.*\.\s/.test(said) && said);
  child.kill();
  return words;
}

test('where policy asks for encryption and there is no key store, nothing is written, and the reason is told', async () => {
  const said = await lastWords({ security: { requireEncryption: true }, interface: { language: 'hu' } }, folder);
  expect(said).toContain('A Firstline nem tud elindulni. A központ megköveteli az ügyféladatok titkosítását');
});

test('a folder that cannot be made is named', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const said = await lastWords({ interface: { language: 'uk' } }, join(file, 'data'));
  expect(said).toContain('Firstline не може запуститися.');
  expect(said).toContain(join(file, 'data'));
});

test('a folder that may only be read is told on the desk, and calls can go on without it', async () => {
  test.skip(noSmallDisk !== undefined, noSmallDisk);
  const disk = mountSmallDisk(64);
  const start = () =>
    launchApp({ policy: { interface: { language: 'en' } }, userData: disk.folder, policyFile: join(folder, 'policy.json') });
  try {
    await (await start()).quit();
    disk.setReadOnly(true);
    const app = await start();
    const notice = await app.waitFor('the notice', ({ notices }) => notices.find(({ kind }) => kind === 'records-aside'));
    expect(notice.parameters.problem).toBe('read-only');
    await expect((await app.desk()).getByText('The folder cannot be written.')).toBeVisible();
    await app.quit();
    disk.setReadOnly(false);
    const later = await start();
    await later.waitFor('what was kept aside is back', ({ notices }) => notices.find(({ kind }) => kind === 'records-joined'));
    await later.quit();
  } finally {
    disk.remove();
  }
});
