import type { Block } from '../markdown/text.ts';

/** What is read in the first block in which there is something; null if there is nothing in any. */
export function firstOf<T>(blocks: readonly Block[], read: (block: Block) => T | null): T | null {
  for (const block of blocks) {
    const found = read(block);
    if (found !== null) return found;
  }
  return null;
}
