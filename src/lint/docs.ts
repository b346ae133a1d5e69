import pkg from '../../package.json' with { type: 'json' };

/** The page of a rule, for people. */
export function ruleUrl(ruleId: string): string {
  return `${PAGES}/${ruleId}.md`;
}

const PAGES = `${pkg.homepage.replace(/#.*$/, '')}/blob/main/docs/rules`;

/** The version of this Debrief, for reports and caches. */
export const VERSION: string = pkg.version;
