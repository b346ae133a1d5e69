import { oneLine, shorten } from '../../markdown/write/plain.ts';
import type { PostMortem } from '../model.ts';

/**
 * The category of the cause, as the front matter states it under `cause`, or first under `causes`: `capacity`. It is
 * what figures are grouped by; null where nothing is stated.
 */
export function statedCause({ frontMatter }: Pick<PostMortem, 'frontMatter'>): string | null {
  const { cause, causes } = frontMatter?.data ?? {};
  const stated = [cause, causes].flat().find((each) => typeof each === 'string' && each.trim() !== '');
  return typeof stated === 'string' ? shorten(oneLine(stated), 100) : null;
}
