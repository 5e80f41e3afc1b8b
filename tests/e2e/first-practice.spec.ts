import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type App, launchApp } from '../support/app';
import { writeWav } from '../support/asterisk/audio-file';
import { tabTo } from '../support/practice';
import { makeSpoken } from '../support/spoken';

const microphoneFile = join(tmpdir(), `firstline-first-practice-${process.pid}.wav`);
/** What a person has patience for, from the first screen to the first result. */
const patienceMs = 120_000;

let app: App;

test.beforeAll(() => writeFile(microphoneFile, writeWav(makeSpoken())));
test.afterEach(() => app.dispose());

async function checkHeadset(desk: Page): Promise<void> {
  await expect(desk.getByRole('heading', { name: 'Check your headset' })).toBeFocused();
  await expect(desk.getByText('We hear you well.')).toBeVisible();
  const level = async () => Number(await desk.getByRole('meter').getAttribute('aria-valuenow'));
  await expect.poll(level).toBeGreaterThan(10);
  await expect.poll(level).toBeLessThan(5); // between two words
  await tabTo(desk, 'Hear yourself');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(/^Speak now\. Ends in/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('button', { name: 'Hear yourself' })).toBeFocused();
  await tabTo(desk, 'Next');
  await desk.keyboard.press('Enter');
}

test.setTimeout(patienceMs * 1.5);

test('from the first start to the first result with nothing but clicks and keys, the focus where a person looks for it', async () => {
  app = await launchApp({ policy: {}, microphoneFile });
  const desk = await app.desk();
  const startedAt = Date.now();
  await expect(desk.getByRole('heading', { name: 'Welcome to Firstline' })).toBeFocused();
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('ArrowUp');
  await expect(desk.locator('html')).toHaveAttribute('lang', 'az');
  await desk.keyboard.press('ArrowDown');
  await expect(desk.locator('html')).toHaveAttribute('lang', 'en');
  await desk.keyboard.press('Enter');
  await checkHeadset(desk);
  await expect(desk.getByRole('heading', { name: 'How do you want to begin?' })).toBeFocused();
  await tabTo(desk, 'Practice now');
  await desk.keyboard.press('Enter');

  await expect(desk.getByRole('heading', { level: 2, name: 'Practice' })).toBeFocused({ timeout: 20_000 });
  await expect(desk.getByText('Press F10 to be ready')).toBeVisible();
  await expect(desk.getByText('Line good')).toBeVisible();
  await desk.keyboard.press('F10');
  await expect(desk.getByRole('button', { name: 'Answer' })).toBeVisible({ timeout: 20_000 });
  await expect(desk.getByText('Emma Clarke').first()).toBeVisible();
  await desk.keyboard.press('F2');
  await expect(desk.getByRole('button', { name: 'Hang up' })).toBeVisible();
  for (const answer of ['A question about the tariff', 'Answered', 'Number given', 'All answered', '5', 'Done']) {
    await expect(desk.getByRole('button', { name: answer, exact: true })).toBeVisible();
    await desk.waitForTimeout(3000); // the caller is spoken with
    await desk.keyboard.press(answer === '5' ? '5' : '1');
  }
  await desk.keyboard.press('F4');
  await expect(desk.getByRole('button', { name: 'Hang up' })).toHaveCount(0);
  await desk.getByRole('textbox', { name: 'In short' }).click();
  await desk.keyboard.type('five gigabytes abroad');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.getByRole('heading', { name: 'Result: A question about the tariff' })).toBeFocused();
  await expect(desk.getByText('of 100 points')).toBeVisible();
  await tabTo(desk, 'Back to the callers');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 2, name: 'Practice' })).toBeFocused();
  expect(Date.now() - startedAt).toBeLessThan(patienceMs * 0.75);
});
