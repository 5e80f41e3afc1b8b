import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'], exclude: ['src/renderer/**'] },
      },
      { plugins: [react()], test: { name: 'web', environment: 'jsdom', include: ['src/renderer/**/*.test.{ts,tsx}'] } },
    ],
  },
});
