import pkg from '../../package.json' with { type: 'json' };

/** The page of a rule, for people. */
export function ruleUrl(ruleId: string): string {
  return `${pkg.homepage.replace(/#.*$/, '')}/blob/main/docs/rules/${ruleId}.md`;
}

/** The version of this Debrief, for reports and caches. */
export const VERSION: string = pkg.version;
