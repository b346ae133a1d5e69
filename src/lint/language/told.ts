import type { ProseBlock } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { masksOf, sentencesOf } from './sentences.ts';
import { type Token, tokenise } from './tokens.ts';

/** A sentence of a document, cut into words. Offsets are into the text of its block. */
export interface Told {
  readonly block: ProseBlock;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

const told = new WeakMap<PostMortem, readonly Told[]>();

/** All sentences of a document that are its author's own, in reading order: not those quoted. Cut once for all rules. */
export function sentencesIn(postmortem: PostMortem): readonly Told[] {
  let sentences = told.get(postmortem);
  if (!sentences) {
    sentences = postmortem.blocks.filter(({ kind }) => kind !== 'quote').flatMap(cut);
    told.set(postmortem, sentences);
  }
  return sentences;
}

function cut(block: ProseBlock): Told[] {
  const masks = masksOf(block);
  return sentencesOf(block.text, masks).map(({ start, end }) => ({
    block,
    start,
    end,
    tokens: tokenise(block.text, start, end, masks),
  }));
}
