import type { Rule } from '../../src/lint/rule.ts';
import { alertsPage } from './alerts-page.ts';
import { apiPage } from './api.ts';
import { commandsPage } from './commands-page.ts';
import { configuration } from './configuration.ts';
import { countries } from './countries.ts';
import { decisions } from './decisions.ts';
import { installPage } from './install-page.ts';
import { compiledLexicon } from './lexicon.ts';
import { appManifest, securityPage } from './manifest.ts';
import { rulePage, rulesOverview } from './rule-docs.ts';
import { defaultPolicy, ledgerJsonSchema, policyJsonSchema } from './schema.ts';
import { storiesPage } from './stories-page.ts';

/**
 * Everything made from loaded sources, by path. Importing this loads the generated indexes, so they must be up to date
 * by then. In this order: the API report needs the generated sources.
 */
export function pages(rules: readonly Rule[]): Map<string, () => string> {
  return new Map<string, () => string>([
    ['app.yml', appManifest],
    ['docs/security.md', securityPage],
    ['docs/install.md', installPage],
    ['src/policy/countries.ts', countries],
    ['src/policy/default.ts', defaultPolicy],
    ['src/english/lexicon/compiled.ts', compiledLexicon],
    ['schema/debrief.schema.json', () => policyJsonSchema(rules)],
    ['schema/ledger.schema.json', ledgerJsonSchema],
    ['docs/configuration.md', () => configuration(rules)],
    ['docs/alerts.md', alertsPage],
    ['docs/commands.md', commandsPage],
    ['docs/stories.md', storiesPage],
    ['docs/api.md', apiPage],
    ['docs/decisions/README.md', decisions],
    ['docs/rules/README.md', () => rulesOverview(rules)],
    ...rules.map((rule): [string, () => string] => [`docs/rules/${rule.id}.md`, () => rulePage(rule)]),
  ]);
}
