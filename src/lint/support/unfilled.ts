import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/**
 * True if this range still contains template text. `structure/placeholder` reports that, and nothing else is worth
 * saying about a part that nobody has written yet.
 */
export function isUnfilled({ placeholders }: PostMortem, { start, end }: Span): boolean {
  return placeholders.some(({ span }) => span.start < end && span.end > start);
}

/** True if the body of any section with one of these names is unfilled. */
export function isSectionUnfilled(postmortem: PostMortem, ...names: readonly (string | null)[]): boolean {
  if (postmortem.placeholders.length === 0) return false;
  return postmortem.sections.some(
    ({ name, body }) => name !== null && names.includes(name) && isUnfilled(postmortem, body),
  );
}

/** True if front matter has this key with the template's "to be filled in" value. */
export function isKeptOpen(postmortem: PostMortem, key: string): boolean {
  const { frontMatter } = postmortem;
  return frontMatter?.data?.[key] !== undefined && isUnfilled(postmortem, frontMatter.spanOf(key));
}
