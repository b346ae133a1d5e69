import type { PostMortem } from '../../postmortem/model.ts';

/** Keys of front matter that only a post-mortem has; `title`, `date` and `tags` are any site's. */
export const OWN_KEYS = ['severity', 'incident', 'started', 'detected', 'resolved'] as const;

/**
 * Whether a document was written without Debrief in mind: no front matter, or that of a site. What is merely
 * convention is a hint there. Errors stay errors, so that leaving front matter out opens no gate.
 */
export function predatesDebrief({ frontMatter }: PostMortem): boolean {
  const data = frontMatter?.data;
  return !data || !OWN_KEYS.some((key) => key in data);
}
