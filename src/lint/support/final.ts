import type { PostMortem } from '../../postmortem/model.ts';

/** Values of `status` in the front matter that say that a post-mortem is final. */
export const FINAL = [
  'final',
  'published',
  'merged',
  'accepted',
  'closed',
  'complete',
  'completed',
  'done',
  'reviewed',
];

/** True where the front matter says that the post-mortem is final, by one of these words. */
export function isFinal({ frontMatter }: PostMortem, words: readonly string[] = FINAL): boolean {
  const status = String(frontMatter?.data?.status ?? '')
    .trim()
    .toLowerCase();
  return words.some((word) => word.toLowerCase() === status);
}
