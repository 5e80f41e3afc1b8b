import { defineConfig } from '@playwright/test';

export default defineConfig({
  workers: 1,
  timeout: 60_000,
  reporter: 'line',
  outputDir: 'node_modules/.cache/playwright',
  projects: [
    { name: 'desk', testDir: 'tests/e2e' },
    { name: 'asterisk', testDir: 'tests/asterisk', timeout: 120_000 },
  ],
});
