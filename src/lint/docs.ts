import pkg from '../../package.json' with { type: 'json' };

/** URL of a rule's documentation page. */
export function ruleUrl(ruleId: string): string {
  return `${PAGES}/${ruleId}.md`;
}

const PAGES = `${pkg.homepage.replace(/#.*$/, '')}/blob/main/docs/rules`;

/** Debrief's own version, for reports and caches. */
export const VERSION: string = pkg.version;
