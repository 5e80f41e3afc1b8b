import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Nothing for axe to find on the page as it is. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findProblems(new AxeBuilder({ page }))).toEqual([]);
}

/** As `expectAccessible`, and legible in the dark and with high contrast (7:1) too; the page must follow the system. */
export async function expectLegibleInEachLook(page: Page): Promise<void> {
  await expectAccessible(page);
  // what is under way in colour or size would be judged half-way
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expect(page.locator('html[data-theme=dark]:not([data-contrast])')).toBeAttached();
  expect(await findProblems(new AxeBuilder({ page }).withRules('color-contrast')), 'dark').toEqual([]);
  await page.emulateMedia({ contrast: 'more' });
  await expect(page.locator('html[data-theme=dark][data-contrast=more]')).toBeAttached();
  expect(await findProblems(new AxeBuilder({ page }).withRules('color-contrast-enhanced')), 'high contrast').toEqual([]);
  await page.emulateMedia({ colorScheme: null, contrast: null, reducedMotion: null });
}

async function findProblems(axe: AxeBuilder): Promise<unknown[]> {
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ id, html: nodes[0]?.html, why: nodes[0]?.failureSummary }));
}
