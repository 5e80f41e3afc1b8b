import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// one environment a worker and not one a file, which takes half the time
const shared = { isolate: false };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
          exclude: ['src/renderer/**'],
        },
      },
      {
        plugins: [react()],
        test: {
          ...shared,
          name: 'web',
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          exclude: ['src/renderer/{voice,caller}/**'],
        },
      },
      // these count every timer there is, so they share with each other at most
      { test: { ...shared, name: 'voice', environment: 'jsdom', include: ['src/renderer/{voice,caller}/**/*.test.ts'] } },
    ],
  },
});
