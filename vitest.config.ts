import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['./test/setup.ts'],
    // Whole stories start a GitHub, a database and a browser of their own: two at a time fill two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
