import { defineConfig } from '@playwright/test';

/** These type on the system's own keyboard and copy by its clipboard, of which there is one. */
const aloneOnTheScreen = ['**/other-window.spec.ts', '**/links.spec.ts'];

export default defineConfig({
  // most of a test is waiting: for a voice, a countdown, a PBX
  workers: 2,
  timeout: 60_000,
  reporter: 'line',
  outputDir: 'node_modules/.cache/playwright',
  projects: [
    { name: 'desk', testDir: 'tests/e2e', testIgnore: aloneOnTheScreen },
    { name: 'screen', testDir: 'tests/e2e', testMatch: aloneOnTheScreen, workers: 1 },
    { name: 'asterisk', testDir: 'tests/asterisk', timeout: 120_000 },
  ],
});
