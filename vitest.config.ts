import { defineConfig } from 'vitest/config';

/** Rooms whose tests start no process, change no environment and replace nothing global: they share what they import. */
const CORE =
  'action-items,alerts,controllers,english,evidence,incident,languages,lint,markdown,policy,postmortem,privacy,reconcile,services,similar,sinks,status-page,templates,time';

export default defineConfig({
  test: {
    setupFiles: ['./test/setup.ts'],
    // Whole stories start a GitHub, a database and a browser of their own: two at a time fill two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
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
