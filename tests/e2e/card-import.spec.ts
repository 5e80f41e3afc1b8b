import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { csvLine, generateCards, writeCardsCsv } from '../support/customers/generate-cards';

let app: App;

test.afterEach(() => app.dispose());

const account = { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: 'pbx.example' };

test('a file with broken rows is imported, each left-out row is named, and its customers are found', async () => {
  app = await launchApp({
    policy: { account, accountSecret: { kind: 'password', password: 'open sesame' }, interface: { language: 'en' }, country: 'HU' },
  });
  const file = join(app.userData, 'customers.csv');
  const cards = { count: 2000, seed: 7 };
  writeCardsCsv(file, cards, (card, index) => (index % 10 === 3 ? 'broken' : csvLine(card)));
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);

  const preview = await app.request('chooseImportFile', undefined);
  if (!preview?.ok) throw new Error('The file was refused');
  const { mapping, encoding } = preview.value;
  const finished = app.evaluateInDesk(
    `new Promise((resolve) => window.firstline.on.importProgress((progress) => progress.kind !== 'running' && resolve(progress)))`,
  );
  expect(await app.request('startImport', { mapping, encoding })).toMatchObject({ ok: true });
  expect(await finished).toMatchObject({ kind: 'done', imported: 1800, skipped: 200 });

  const [someone] = generateCards(cards);
  const hits = await app.request('searchCards', { query: someone?.name ?? '' });
  expect(hits.map((hit) => hit.name)).toContain(someone?.name);
});
