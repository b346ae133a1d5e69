import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Every package that a file loads at once, through all files that it imports; `import()` is for later. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(path)) return packages;
  seen.add(path);
  const source = readFileSync(path, 'utf8');
  for (const [, name = ''] of source.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from '([^']+)';/gm)) {
    if (!name.startsWith('.')) packages.add(name);
    else if (name.endsWith('.ts'))
      for (const each of packagesOf(join(dirname(path), name), seen)) packages.add(each);
  }
  return packages;
}

test('`debrief lint` starts without what only writes Markdown, and without the holidays of the world', () => {
  const loaded = ['src/cli/process.ts', 'src/cli/commands/lint.ts', 'src/lint/engine.ts'].flatMap((path) => [
    ...packagesOf(path),
  ]);
  expect(loaded).toContain('@lezer/markdown');
  expect(loaded.filter((name) => /^(?:unified|remark|rehype|mdast-util-|vfile)/.test(name))).toEqual([]);
  expect(loaded).not.toContain('date-holidays');
  expect([...packagesOf('src/incident/panel/index.ts')]).toContain('unified');
});
