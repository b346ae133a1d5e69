import { masksOf, sentencesOf } from '../../english/sentences.ts';
import { type Token, tokenise } from '../../english/tokens.ts';
import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { once } from '../support/once.ts';

/** A sentence of a document, cut into words. Offsets are into the text of its block. */
export interface Told {
  readonly block: ProseBlock;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** All sentences of a document that are its author's own, in reading order: not those quoted. Cut once for all rules. */
export const sentencesIn = once((postmortem: PostMortem): readonly Told[] =>
  postmortem.blocks.filter(({ kind }) => kind !== 'quote').flatMap(cut),
);

function cut(block: ProseBlock): Told[] {
  const masks = masksOf(block);
  return sentencesOf(block.text, masks).map(({ start, end }) => ({
    block,
    start,
    end,
    tokens: tokenise(block.text, start, end, masks),
  }));
}
