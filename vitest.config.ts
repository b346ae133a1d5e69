import { defineConfig } from 'vitest/config';
import { letters } from './scripts/bundle/letters.ts';

/** Rooms whose tests start no process, change no environment and replace nothing global: they share what they import. */
const CORE =
  'action-items,alerts,controllers,english,evidence,incident,languages,lint,markdown,policy,postmortem,privacy,reconcile,services,similar,sinks,status-page,templates,time';

export default defineConfig({
  // The tests run the patterns that are built.
  plugins: [letters],
  test: {
    globalSetup: ['./test/temporary-folder.ts'],
    setupFiles: ['./test/setup.ts'],
    // Two cores, and many tests wait: for a timer, a process, a browser.
    maxWorkers: 3,
    // Under load, a property test takes three times as long as alone.
    testTimeout: 60_000,
    // Starting a browser or a database server takes this long on a busy machine.
    hookTimeout: 40_000,
    projects: [
      {
        extends: true,
        test: { name: 'core', include: [`test/{${CORE}}/**/*.test.ts`], isolate: false },
      },
      {
        extends: true,
        test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [`test/{${CORE}}/**`] },
      },
    ],
  },
});
