import type { MarkdownDocument, ProseBlock } from './document.ts';
import { readOutline } from './units.ts';

/** The prose of a document in reading order. */
export function proseBlocks(document: MarkdownDocument): readonly ProseBlock[] {
  return readOutline(document).blocks;
}
