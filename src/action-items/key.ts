import { hash } from '../vocabulary/hash.ts';

/**
 * Names for the items of one document, in its order: the same words give the same name, wherever the item is
 * and however it is laid out. Equal items are numbered.
 */
export function keysOf(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const words = text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const key = hash(words);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  });
}
