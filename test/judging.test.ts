import { relative, resolve } from 'node:path';
import type { ChunkingContext } from 'rolldown';
import { expect, test } from 'vitest';
import { judging } from '../scripts/bundle/judging.ts';

/** What each file imports, and what it loads later. */
const FILES: Record<string, readonly [imports: readonly string[], later: readonly string[]]> = {
  'src/cli/process.ts': [['src/cli/run.ts'], ['src/cli/commands/lint.ts', 'src/cli/commands/status.ts']],
  'src/cli/run.ts': [[], []],
  'src/cli/commands/lint.ts': [['src/lint/result.ts'], ['src/lint/engine.ts']],
  'src/cli/commands/status.ts': [['src/time/date.ts'], []],
  'src/lint/engine.ts': [['src/lint/rules/index.ts', 'src/postmortem/read.ts', 'src/lint/result.ts'], []],
  'src/lint/result.ts': [[], []],
  'src/lint/rules/index.ts': [['src/english/words.ts'], ['src/lint/reporter.ts']],
  'src/lint/reporter.ts': [['src/time/second.ts'], []],
  'src/english/words.ts': [[], []],
  'src/postmortem/read.ts': [['src/time/date.ts', 'src/time/second.ts', 'src/time/clock.ts'], []],
  'src/time/date.ts': [[], []],
  'src/time/second.ts': [[], []],
  'src/time/clock.ts': [[], []],
};

test('what only documents need goes into one built file; what is needed without one stays apart', () => {
  const getModuleInfo = (id: string) => {
    const [imports, later] = FILES[relative('.', id)]!;
    const all = (paths: readonly string[]) => paths.map((path) => resolve(path));
    return { importedIds: all(imports), dynamicallyImportedIds: all(later) };
  };
  const name = judging('src/cli/process.ts');
  const together = Object.keys(FILES).filter(
    (path) => name(resolve(path), { getModuleInfo } as unknown as ChunkingContext) === 'judging',
  );
  expect(together).toEqual([
    'src/lint/engine.ts',
    'src/lint/rules/index.ts',
    'src/english/words.ts',
    'src/postmortem/read.ts',
    'src/time/clock.ts',
  ]);
});
