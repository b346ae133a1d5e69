import type { MarkdownDocument, ProseBlock } from './document.ts';
import { readOutline } from './outline.ts';

/** The prose of a document in reading order. */
export function proseBlocks(document: MarkdownDocument): readonly ProseBlock[] {
  return readOutline(document).blocks;
}
