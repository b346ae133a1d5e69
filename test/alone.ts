/**
 * Files that replace a module, change the environment or use a browser: each has a process of its own. All others share
 * theirs, and what a file imports is there for the next one, which saves a second of processor time for each.
 */
export const ALONE = [
  'test/action/gate.test.ts',
  'test/app/installations.test.ts',
  'test/app/traces.test.ts',
  'test/cli/timeline.test.ts',
  'test/new-language.test.ts',
  'test/sandbox/pages.test.ts',
  'test/sandbox/pictures.test.ts',
  'test/web/browser.test.ts',
];

/** What another file in the same process would notice. */
export const NOTICED =
  /\bvi\.(?:mock|doMock|stubEnv|stubGlobal|useFakeTimers|setSystemTime)\(|process\.chdir\(|process\.env(?:\.\w+|\[[^\]]+\])? = |\/sandbox\/browser\.ts'/;
