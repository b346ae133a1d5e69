/**
 * Writes everything that is made from other files: `npm run generate`. With `-- --check` nothing is written, and
 * stale files are listed (exit code 1). A rule file that does not load yet is left out, with a word on why.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { alertsPage } from './generate/alerts-page.ts';
import { apiPage } from './generate/api.ts';
import { commandsPage } from './generate/commands-page.ts';
import { configuration } from './generate/configuration.ts';
import { countries } from './generate/countries.ts';
import {
  alertSourceIndex,
  commandIndex,
  controllerIndex,
  dashboardPageIndex,
  evidenceIndex,
  incidentCommandIndex,
  itemCommandIndex,
  languageIndex,
  loadRules,
  pageIndex,
  panelRowIndex,
  ruleIndex,
  storyIndex,
} from './generate/indexes.ts';
import { compiledLexicon } from './generate/lexicon.ts';
import { appManifest, securityPage } from './generate/manifest.ts';
import { rulePage, rulesOverview } from './generate/rule-docs.ts';
import { defaultPolicy, ledgerJsonSchema, policyJsonSchema } from './generate/schema.ts';
import { storiesPage } from './generate/stories-page.ts';

const check = process.argv.includes('--check');
const { rules, skipped } = await loadRules();
for (const problem of skipped) console.error(`skipped ${problem}`);

/** In this order: what the package exports can be told once the generated sources are in place. */
const files = new Map<string, () => string>([
  ['app.yml', () => appManifest()],
  ['docs/security.md', () => securityPage()],
  ['src/lint/rules/index.ts', () => ruleIndex(rules)],
  ['src/cli/commands/index.ts', () => commandIndex()],
  ['src/languages/words/index.ts', () => languageIndex()],
  ['src/controllers/index.ts', () => controllerIndex()],
  ['src/alerts/index.ts', () => alertSourceIndex()],
  ['src/evidence/index.ts', () => evidenceIndex()],
  ['sandbox/stories/verbs/index.ts', () => storyIndex('verbs', 'Verb')],
  ['sandbox/stories/expectations/index.ts', () => storyIndex('expectations', 'Expectation')],
  ['src/incident/commands/index.ts', () => incidentCommandIndex()],
  ['src/action-items/commands/index.ts', () => itemCommandIndex()],
  ['src/incident/panel/rows/index.ts', () => panelRowIndex()],
  ['src/policy/countries.ts', () => countries()],
  ['src/web/pages/index.ts', () => pageIndex()],
  ['src/web/dashboard/pages/index.ts', () => dashboardPageIndex()],
  ['src/policy/default.ts', () => defaultPolicy()],
  ['src/english/lexicon/compiled.ts', () => compiledLexicon()],
  ['schema/debrief.schema.json', () => policyJsonSchema(rules.map(({ rule }) => rule))],
  ['schema/ledger.schema.json', () => ledgerJsonSchema()],
  ['docs/configuration.md', () => configuration(rules.map(({ rule }) => rule))],
  ['docs/alerts.md', () => alertsPage()],
  ['docs/commands.md', () => commandsPage()],
  ['docs/stories.md', () => storiesPage()],
  ['docs/api.md', () => apiPage()],
  ['docs/rules/README.md', () => rulesOverview(rules.map(({ rule }) => rule))],
  ...rules.map(({ rule }): [string, () => string] => [`docs/rules/${rule.id}.md`, () => rulePage(rule)]),
]);

const stale: string[] = [];
for (const [path, make] of files) {
  const text = make();
  const wanted = path.endsWith('.ts') ? formatted(path, text) : text;
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}
// A page whose rule is gone. One that merely did not load keeps its page.
for (const page of globSync('docs/rules/*/*.md').map((path) => path.replaceAll('\\', '/'))) {
  if (files.has(page) || existsSync(page.replace('docs/rules/', 'src/lint/rules/').replace(/\.md$/, '.ts')))
    continue;
  stale.push(page);
  if (!check) rmSync(page);
}
if (stale.length > 0)
  console.log(`${check ? 'Stale, run `npm run generate`' : 'Wrote'}: ${stale.join(', ')}`);
process.exitCode = check && (stale.length > 0 || skipped.length > 0) ? 1 : 0;

function formatted(path: string, text: string): string {
  const args = ['check', '--write', `--stdin-file-path=${path}`];
  return execFileSync('node_modules/.bin/biome', args, { input: text, encoding: 'utf8' });
}
