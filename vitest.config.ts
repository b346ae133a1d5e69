import { defineConfig, type Plugin } from 'vitest/config';
import { letters } from './scripts/bundle/letters.ts';
import { ALONE } from './test/alone.ts';
import { LongestFirst } from './test/longest-first.ts';

/** Libraries as users get them, and not their builds for development, which check everything that they are given. */
const asPublished: Plugin = {
  name: 'as-published',
  configResolved({ ssr, environments }) {
    for (const { resolve } of [ssr, ...Object.values(environments)])
      if (resolve) resolve.conditions = resolve.externalConditions = ['node'];
  },
};

export default defineConfig({
  // The tests run the patterns that are built.
  plugins: [letters, asPublished],
  test: {
    globalSetup: ['./test/temporary-folder.ts'],
    setupFiles: ['./test/setup.ts'],
    // Two cores, and many tests wait: for a timer, a process, a browser.
    maxWorkers: 3,
    // Under load, a property test takes three times as long as alone.
    testTimeout: 60_000,
    // Starting a browser or a database server takes this long on a busy machine.
    hookTimeout: 40_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false },
      },
    ],
  },
});
