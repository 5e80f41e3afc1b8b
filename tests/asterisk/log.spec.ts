import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, disposeApps } from '../support/app';
import { type AgentOptions, becomeReady, launchAgent } from '../support/asterisk/agent-app';
import { placeCall } from '../support/asterisk/caller';
import { numbers } from '../support/asterisk/configuration/dialplan';
import { leadAddress } from '../support/asterisk/configuration/pjsip';
import { pbxOfFile } from '../support/asterisk/pbx-of-file';
import { waitUntil } from '../support/asterisk/wait-until';
import { importCustomers } from '../support/cards';

const pbx = pbxOfFile();

test.describe.configure({ timeout: 240_000 });
test.afterEach(disposeApps);

/** What a log must never hold, as it would be written there in some form. */
const personal = {
  name: 'Perpetua Quillfeather',
  number: '36305550123',
  nationalNumber: '305550123',
  wrongPassword: 'open-sesame-please',
  summary: 'quarrel over the hedgehog invoice',
  note: 'rings at the back door',
  coach: 'Thaddeus Overlook',
  importedCell: 'not-a-number-but-a-secret',
};

/** Everything that the program says to the terminal it was started from, with Chromium's own log in it. */
function listen(app: App): () => string {
  let said = '';
  const child = app.electron.process();
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => (said += piece.toString()));
  return () => said;
}

/** The bytes of every file below a folder. */
async function readFolder(folder: string): Promise<string> {
  if (!existsSync(folder)) return '';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'));
  return (await Promise.all(files)).join('\n');
}

test('logs and crash reports name nobody, and hold no secret, whatever happened', async () => {
  const env = { ELECTRON_ENABLE_LOGGING: '1' };
  const { user, password } = pbx().agent('1001');
  const ha1 = createHash('md5').update(`${user}:asterisk:${password}`).digest('hex');
  const start = (options: AgentOptions) => launchAgent(pbx(), { ...options, env });

  const refused = await start({ password: personal.wrongPassword });
  const saidFirst = listen(refused);
  await refused.waitFor('the password is refused', ({ line }) => line.kind === 'down' && line.problem === 'wrong-credentials');
  await refused.quit();

  const app = await start({ userData: refused.userData, policy: { accountSecret: { kind: 'ha1', ha1, realm: 'asterisk' } } });
  const said = listen(app);
  await importCustomers(app, [
    { externalId: 'C-2', name: 'Somebody Else', phone: personal.importedCell },
    { externalId: 'C-1', name: personal.name, phone: `+${personal.number}` },
  ]);
  await becomeReady(app);
  const caller = await placeCall(pbx(), { to: 'support', number: `+${personal.number}`, displayName: personal.name });
  const { callId } = await app.waitFor('the call rings', ({ calls }) => calls.find(({ state }) => state === 'ringing'));
  await app.request('answer', { callId });
  await app.waitFor('they talk', ({ calls }) => calls[0]?.state === 'talking');
  await placeCall(pbx(), { to: numbers.coach('listening', '1001'), number: '1050', displayName: personal.coach, address: leadAddress });
  await app.waitFor('a coach is there', ({ coach }) => coach?.name === personal.coach);
  const [hit] = await app.request('searchCards', { query: personal.name });
  await app.request('addNote', { cardId: hit?.cardId ?? 0, body: personal.note });
  const values = { topic: 'question', outcome: 'answered', summary: personal.summary };
  await app.request('saveDraft', { conversationId: callId, values });
  await app.request('hangUp', { callId });
  await waitUntil('the caller is hung up', caller.hasEnded);
  await app.waitFor('wrap-up', ({ agent }) => agent.state.kind === 'wrap-up');
  expect(await app.request('finishForm', { conversationId: callId, values })).toEqual({ ok: true });

  // what goes wrong with all of it at hand: a request that is not understood, a bug, a process that crashes
  await app.evaluateInDesk(`window.firstline.request.dial({ target: 7, name: ${JSON.stringify(personal.name)} }).catch(() => undefined)`);
  await app.electron.evaluate(
    (_electron, [number, secret]) => {
      process.emit('uncaughtException', new Error(`no way to sip:+${number}@pbx.example or tel:${number} with password: ${secret}`));
    },
    [personal.number, password] as const,
  );
  await app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().includes('/desk/'))
      ?.forcefullyCrashRenderer(),
  );
  await app.waitFor('the desk is back', ({ notices }) => notices.some(({ kind }) => kind === 'desk-restored'));
  const crashes = await app.electron.evaluate(({ app: program }) => program.getPath('crashDumps'));
  await app.quit();

  const log = await readFolder(join(app.userData, 'logs'));
  expect(log).toContain('Uncaught');
  expect(log).toContain('Desk gone');
  const all = [log, await readFolder(crashes), saidFirst(), said()].join('\n').toLowerCase();
  const secrets = { ...personal, password, ha1 };
  expect(Object.entries(secrets).filter(([, text]) => all.includes(text.toLowerCase()))).toEqual([]);
});
