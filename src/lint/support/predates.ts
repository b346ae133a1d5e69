import type { PostMortem } from '../../postmortem/model.ts';
import { severityLevel } from '../../postmortem/severity.ts';

/** Keys of front matter that only a post-mortem has; `title`, `date` and `tags` are any site's. */
export const OWN_KEYS = ['severity', 'incident', 'started', 'detected', 'resolved'] as const;

/**
 * Whether a document was written without Debrief in mind: no front matter, or that of a site, which may well say
 * `severity: disrupted` and `resolved: true`. What is merely convention is a hint there. Errors stay errors, so that
 * leaving front matter out opens no gate.
 */
export function predatesDebrief({ frontMatter }: PostMortem): boolean {
  const data = frontMatter?.data;
  return !data || !OWN_KEYS.some((key) => isOurs(key, data[key]));
}

function isOurs(key: (typeof OWN_KEYS)[number], value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return false;
  return (
    key !== 'severity' ||
    typeof value !== 'string' ||
    !/^[a-z]+$/.test(value) ||
    severityLevel(value) !== null
  );
}
