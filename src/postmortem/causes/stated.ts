import { oneLine, shorten } from '../../markdown/write/plain.ts';
import type { PostMortem } from '../model.ts';

/**
 * The cause category from the front matter's `cause`, or the first of `causes`, such as `capacity`; null if absent.
 * Statistics are grouped by it.
 */
export function statedCause({ frontMatter }: Pick<PostMortem, 'frontMatter'>): string | null {
  const { cause, causes } = frontMatter?.data ?? {};
  const stated = [cause, causes].flat().find((each) => typeof each === 'string' && each.trim() !== '');
  return typeof stated === 'string' ? shorten(oneLine(stated), 100) : null;
}
