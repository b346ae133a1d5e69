import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';

/**
 * True when words of a template still stand in this stretch. `structure/placeholder` reports those, and nothing else
 * is worth saying of a part that nobody has written yet.
 */
export function isUnfilled({ placeholders }: PostMortem, { start, end }: Span): boolean {
  return placeholders.some(({ span }) => span.start < end && span.end > start);
}

/** True when the body of some section of this name is unfilled. */
export function isSectionUnfilled(postmortem: PostMortem, ...names: readonly (string | null)[]): boolean {
  if (postmortem.placeholders.length === 0) return false;
  return postmortem.sections.some(
    ({ name, body }) => name !== null && names.includes(name) && isUnfilled(postmortem, body),
  );
}

/** True when front matter has this key and still the template's word for "to be filled in" beside it. */
export function isKeptOpen(postmortem: PostMortem, key: string): boolean {
  const { frontMatter } = postmortem;
  return frontMatter?.data?.[key] !== undefined && isUnfilled(postmortem, frontMatter.spanOf(key));
}
