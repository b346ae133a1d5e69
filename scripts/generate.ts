/**
 * Writes everything that is made from other files: `npm run generate`. With `-- --check` nothing is written, and
 * stale files are listed (exit code 1). A rule file that does not load is left out, and the reason is printed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandIndex, lists, loadRules, pageIndex, ruleIndex } from './generate/indexes.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

// First the indexes, which follow from the names of files: what is loaded below goes through them.
write(
  new Map<string, () => string>([
    ...lists(),
    ['src/cli/commands/index.ts', commandIndex],
    ['src/web/pages/index.ts', pageIndex],
  ]),
);
// Rules cannot be loaded with the anchors of other patterns.
const { anchors } = await import('./generate/anchors.ts');
write(new Map([['src/lint/blame/constructions/anchors.ts', anchors]]));
const { rules, skipped } = await loadRules();
for (const problem of skipped) console.error(`skipped ${problem}`);
write(new Map([['src/lint/rules/index.ts', () => ruleIndex(rules)]]));
const { pages } = await import('./generate/pages.ts');
const made = pages(rules.map(({ rule }) => rule));
write(made);
// The pages of deleted rules. A rule that merely did not load keeps its page.
for (const page of globSync('docs/rules/*/*.md').map((path) => path.replaceAll('\\', '/'))) {
  if (made.has(page) || existsSync(page.replace('docs/rules/', 'src/lint/rules/').replace(/\.md$/, '.ts')))
    continue;
  stale.push(page);
  if (!check) rmSync(page);
}
if (stale.length > 0)
  console.log(`${check ? 'Stale, run `npm run generate`' : 'Wrote'}: ${stale.join(', ')}`);
process.exitCode = check && (stale.length > 0 || skipped.length > 0) ? 1 : 0;

/** Writes the files whose text has changed. */
function write(files: ReadonlyMap<string, () => string>): void {
  const made = new Map([...files].map(([path, make]) => [path, make()]));
  for (const [path, wanted] of formatted(made)) {
    if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
  }
}

/** The same files, sources as Biome formats them: in a folder elsewhere, since it takes many files at once only from disk. */
function formatted(files: ReadonlyMap<string, string>): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'debrief-generate-'));
  const sources = [...files].filter(([path]) => path.endsWith('.ts'));
  try {
    for (const [path, text] of sources) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // The folder is in no repository, so there is no .gitignore to follow.
    const args = ['check', '--write', '--config-path=.', '--vcs-enabled=false', folder];
    execFileSync('node_modules/.bin/biome', args, { stdio: 'pipe' });
    const asFormatted = sources.map(([path]) => [path, readFileSync(join(folder, path), 'utf8')] as const);
    return new Map([...files, ...asFormatted]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
