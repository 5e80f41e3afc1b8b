import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { tabTo } from '../support/by-keyboard';
import { csvLine, generateCards, writeCardsCsv } from '../support/customers/generate-cards';
import { mountSmallDisk, noSmallDisk } from '../support/small-disk';

let app: App;

test.afterEach(() => app.dispose());

const account = { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: 'pbx.example' };

async function chooseInDialog(file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
}

/** Imports the chosen file as it is proposed, and answers how that ended. */
async function importChosen(): Promise<unknown> {
  const preview = await app.request('chooseImportFile', undefined);
  if (!preview?.ok) throw new Error('The file was refused');
  const { mapping, encoding } = preview.value;
  const finished = app.evaluateInDesk(
    `new Promise((resolve) => window.firstline.on.importProgress((progress) => progress.kind !== 'running' && resolve(progress)))`,
  );
  expect(await app.request('startImport', { mapping, encoding })).toMatchObject({ ok: true });
  return await finished;
}

test('a file with broken rows is imported, each left-out row is named, and its customers are found', async () => {
  app = await launchApp({
    policy: { account, accountSecret: { kind: 'password', password: 'open sesame' }, interface: { language: 'en' }, country: 'HU' },
  });
  const file = join(app.userData, 'customers.csv');
  const cards = { count: 2000, seed: 7 };
  writeCardsCsv(file, cards, (card, index) => (index % 10 === 3 ? 'broken' : csvLine(card)));
  await chooseInDialog(file);
  expect(await importChosen()).toMatchObject({ kind: 'done', imported: 1800, skipped: 200 });

  const [someone] = generateCards(cards);
  const hits = await app.request('searchCards', { query: someone?.name ?? '' });
  expect(hits.map((hit) => hit.name)).toContain(someone?.name);
});

test('the rows that were left out are saved by keyboard, mended in the file and imported', async () => {
  app = await launchApp({
    policy: { account, accountSecret: { kind: 'password', password: 'open sesame' }, interface: { language: 'hu' }, country: 'HU' },
  });
  const file = join(app.userData, 'customers.csv');
  const target = join(app.userData, 'kihagyva.csv');
  writeCardsCsv(file, { count: 12_000, seed: 7 }, (card, index) => csvLine(index % 2 === 0 ? card : { ...card, name: '' }));
  await chooseInDialog(file);
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      (globalThis as { suggested?: unknown }).suggested = given.at(-1);
      return Promise.resolve({ canceled: false, filePath: chosen });
    };
  }, target);
  const desk = await app.desk();
  await desk.getByRole('button', { name: 'Nyelv, megjelenés és beállítások' }).click();
  await desk.getByRole('menuitem', { name: 'Beállítások' }).click();
  await desk.getByRole('tab', { name: 'Ügyfelek' }).click();
  await desk.getByRole('button', { name: 'Fájl kiválasztása…' }).click();
  await desk.getByRole('button', { name: 'Importálás indítása' }).click();
  await desk.getByText(/Az első 1000 látható\. További 5000 a fájlban/).waitFor();
  await tabTo(desk, desk.getByRole('button', { name: 'Kihagyott sorok mentése…' }));
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(/„kihagyva\.csv”, sorok: 6000/)).toBeVisible();
  const suggested = await app.electron.evaluate(() => (globalThis as { suggested?: unknown }).suggested);
  expect(suggested).toMatchObject({ defaultPath: join(app.userData, 'customers - kihagyott sorok.csv') });

  const saved = (await readFile(target, 'utf8')).split('\r\n');
  expect(saved).toHaveLength(6002); // header and the end of the last line
  expect(saved[0]).toMatch(/^\uFEFFSor,Oszlop,Hiba,Customer ID,Name,/);
  expect(saved[1]).toMatch(/^3,,hiányzik a név,C10000001,,/);
  expect(saved[6000]).toMatch(/^12001,,hiányzik a név,C10011999,,/);
  await writeFile(target, saved.map((line, index) => (index === 0 ? line : line.replace(/(C1\d{7}),,/, '$1,Javított Név,'))).join('\r\n'));
  await chooseInDialog(target);
  expect(await importChosen()).toMatchObject({ kind: 'done', imported: 6000, skipped: 0 });
});

test('a disk that is full leaves the customers there were, says so, and takes the next import', async () => {
  test.skip(noSmallDisk !== undefined, noSmallDisk);
  const disk = mountSmallDisk(64);
  const outside = await mkdtemp(join(tmpdir(), 'firstline-import-'));
  try {
    app = await launchApp({
      policy: { account, accountSecret: { kind: 'password', password: 'open sesame' }, interface: { language: 'en' }, country: 'HU' },
      userData: disk.folder,
      policyFile: join(outside, 'policy.json'),
    });
    const [first, second] = [join(outside, 'first.csv'), join(outside, 'second.csv')];
    writeCardsCsv(first, { count: 50, seed: 7 });
    writeCardsCsv(second, { count: 2000, seed: 8 });
    const [someone] = generateCards({ count: 50, seed: 7 });
    const finds = async () => (await app.request('searchCards', { query: someone?.name ?? '' })).map(({ name }) => name);
    await chooseInDialog(first);
    expect(await importChosen()).toMatchObject({ kind: 'done', imported: 50 });
    disk.fill();
    await chooseInDialog(second);
    expect(await importChosen()).toEqual({ kind: 'failed', problem: 'disk-full' });
    expect(await finds()).toContain(someone?.name);
    disk.free();
    expect(await importChosen()).toMatchObject({ kind: 'done', imported: 1950, updated: 50 }); // the numbers are the same
    await app.quit();
  } finally {
    disk.remove();
    await rm(outside, { recursive: true, force: true });
  }
});
