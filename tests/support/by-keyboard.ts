import type { Locator, Page } from '@playwright/test';

/** Moves the focus by the Tab key alone until it is on this element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way by the Tab key to ${target.toString()}`);
}

/** Chooses an option of a list that opens, without a mouse. */
export async function chooseByKeyboard(page: Page, list: Locator, option: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.type(option);
  await page.keyboard.press('Enter');
}
