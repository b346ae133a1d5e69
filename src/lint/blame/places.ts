import { kindsOfText } from '../../postmortem/kinds-of-text.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { ALONE, type Place } from './constructions/construction.ts';
import type { Told } from './document-sentences.ts';

/** Gives each sentence its place; null for those that are not the authors' own account: speech, fiction. */
export function placesOf(postmortem: PostMortem): (sentence: Told) => Place | null {
  const kinds = kindsOfText(postmortem);
  if (kinds.fiction) return () => null;
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  return ({ block, start }) => {
    const { line } = postmortem.document.point(block.span.start);
    const kind = kinds.of(block);
    if (kind === 'speech') return null;
    return {
      ...ALONE,
      heading: block.kind === 'heading',
      listed: block.kind === 'item' || block.kind === 'cell' || entries.has(line),
      opens: start <= OPENING || entries.has(line),
      action: kind === 'action',
      section: postmortem.sectionNameOf(block.span),
    };
  };
}

/** A label or a time may stand before the first sentence of a block. */
const OPENING = 40;
