import { masksOf, sentencesOf } from '../../english/sentences.ts';
import { type Token, tokenise } from '../../english/tokens.ts';
import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { memoized } from '../../vocabulary/memoized.ts';

/** A tokenised sentence. Offsets are into the text of its block. */
export interface Sentence {
  readonly block: ProseBlock;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** All sentences by the document's own author, in reading order, without quotations. Computed once for all rules. */
export const sentencesIn = memoized((postmortem: PostMortem): readonly Sentence[] =>
  postmortem.blocks.filter(({ kind }) => kind !== 'quote').flatMap(cut),
);

function cut(block: ProseBlock): Sentence[] {
  const masks = masksOf(block);
  return sentencesOf(block.text, masks, block.stops).map(({ start, end }) => ({
    block,
    start,
    end,
    tokens: tokenise(block.text, start, end, masks),
  }));
}
