import type { PostMortem } from '../../postmortem/model.ts';
import { headerStatus } from './header-value.ts';

/** Values of `status` in the front matter that mark a post-mortem as final. */
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

/** True if the front matter marks the post-mortem as final, using one of these words. */
export function isFinal({ frontMatter }: PostMortem, words: readonly string[] = FINAL): boolean {
  const status = String(frontMatter?.data?.status ?? '')
    .trim()
    .toLowerCase();
  return words.some((word) => word.toLowerCase() === status);
}

const CLOSED = new RegExp(String.raw`^\W*(?:${FINAL.join('|')}|finali[sz]ed)\b`, 'i');
/** True if the front matter or the header marks the post-mortem as final. */
export const isClosed = (postmortem: PostMortem): boolean =>
  isFinal(postmortem) || CLOSED.test(headerStatus(postmortem)?.value ?? '');
