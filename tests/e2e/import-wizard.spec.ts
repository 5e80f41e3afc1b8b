import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import writeXlsxFile from 'write-excel-file/node';
import { type App, launchApp } from '../support/app';
import { chooseByKeyboard, tabTo } from '../support/by-keyboard';
import { csvLine, writeCardsCsv } from '../support/customers/generate-cards';

test.describe.configure({ timeout: 120_000 });

let app: App;
let desk: Page;

test.beforeAll(async () => {
  const account = { servers: ['ws://127.0.0.1:9/ws'], user: '1001', domain: 'pbx.example' };
  app = await launchApp({
    policy: { account, accountSecret: { kind: 'password', password: 'open sesame' }, interface: { language: 'en' }, country: 'HU' },
  });
  desk = await app.desk();
  await desk.getByRole('button', { name: 'Language, look and settings' }).click();
  await desk.getByRole('menuitem', { name: 'Settings' }).click();
  await desk.getByRole('tab', { name: 'Customers' }).click();
});
test.afterAll(() => app.dispose());

/** The next answer of the system's file dialog. */
async function offerFile(name: string, content?: string | Buffer): Promise<string> {
  const file = join(app.userData, name);
  if (content !== undefined) await writeFile(file, content);
  await app.electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, file);
  return file;
}

const button = (name: string) => desk.getByRole('button', { name, exact: true });
/** The number under its name, of those side by side. */
const figure = (name: string) =>
  desk
    .locator('dl > div')
    .filter({ has: desk.getByText(name, { exact: true }) })
    .locator('dd');
const namesFound = async (query: string) => (await app.request('searchCards', { query })).map(({ name }) => name);

test('letters in the wrong encoding are told and put right, all by keyboard', async () => {
  const text = 'ID,Name,Phone\r\n1,Олена Приклад,+380441234567\r\n2,Іван Взірець,+380441234568\r\n';
  await offerFile('cyrillic.csv', iconv.encode(text, 'windows-1251'));
  await tabTo(desk, button('Choose file…'));
  await desk.keyboard.press('Enter');
  const encoding = desk.getByRole('button', { name: /Encoding/ });
  await chooseByKeyboard(desk, encoding, 'UTF-8');
  await expect(desk.getByText('The letters cannot be read with this encoding. Choose another one.')).toBeVisible();
  await chooseByKeyboard(desk, encoding, 'Windows-1251');
  await expect(desk.getByText('Олена Приклад')).toBeVisible();
  await expect(desk.getByText('The letters cannot be read')).toHaveCount(0);
  await tabTo(desk, button('Start import'));
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Import finished')).toBeVisible();
  expect(await namesFound('Олена')).toEqual(['Олена Приклад']);
  await tabTo(desk, button('Import another file'));
  await desk.keyboard.press('Enter');
});

test('a column that is missing is named, and one that was not guessed is chosen', async () => {
  await offerFile('columns.csv', 'ID,Who,Phone\n11,Cecil Column,+36305550111\n');
  await button('Choose file…').click();
  await expect(desk.getByText('Choose the column that holds: Name')).toBeVisible();
  await expect(button('Start import')).toBeDisabled();
  await chooseByKeyboard(desk, desk.getByRole('button', { name: /Field for the column Who/ }), 'Name');
  await expect(desk.getByText('Ready to import')).toBeVisible();
  await button('Start import').click();
  await expect(figure('New')).toHaveText('1');
  expect(await namesFound('Cecil')).toEqual(['Cecil Column']);
  await button('Import another file').click();
});

test('of fifty thousand rows each broken one is told with its number and reason, and progress shows meanwhile', async () => {
  const file = await offerFile('broken.csv');
  writeCardsCsv(file, { count: 50_000, seed: 7 }, (card, index) =>
    index % 10 === 3 ? (index % 20 === 3 ? 'broken' : csvLine({ ...card, name: '' })) : csvLine(card),
  );
  await button('Choose file…').click();
  const progress = desk.getByRole('progressbar', { name: 'Importing…' }).waitFor({ state: 'visible', timeout: 60_000 });
  await button('Start import').click();
  await progress;
  await expect(desk.getByText('Import finished')).toBeVisible({ timeout: 60_000 });
  await expect(figure('New')).toHaveText('45,000');
  await expect(figure('Left out')).toHaveText('5,000');
  const rows = desk.getByRole('region', { name: 'Rows that were left out' }).getByRole('listitem');
  await expect(rows.nth(0)).toContainText('Row 5');
  await expect(rows.nth(0)).toContainText('more or fewer cells than columns');
  await expect(rows.nth(1)).toContainText('Row 15');
  await expect(rows.nth(1)).toContainText('the name is missing');
  await button('Import another file').click();
});

test('a workbook is read with its own names of the columns, and has no encoding to choose', async () => {
  const file = await offerFile('customers.xlsx');
  await writeXlsxFile([
    ['Customer number', 'Name', 'Phone'],
    ['21', 'Xenia Workbook', '+36305550121'],
    ['22', '', '+36305550122'],
  ]).toFile(file);
  await button('Choose file…').click();
  await expect(desk.getByText('Xenia Workbook')).toBeVisible();
  await expect(desk.getByRole('button', { name: /Encoding/ })).toHaveCount(0);
  await button('Start import').click();
  await expect(figure('New')).toHaveText('1');
  await expect(desk.getByText(/Row 3/)).toBeVisible();
  expect(await namesFound('Xenia')).toEqual(['Xenia Workbook']);
  await button('Import another file').click();
});

test('a file that is no table is refused in words', async () => {
  await offerFile('picture.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await button('Choose file…').click();
  await expect(desk.getByText(/cannot be (imported|opened)|No table was found/)).toBeVisible();
});
