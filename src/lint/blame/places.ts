import type { ProseBlock } from '../../markdown/document.ts';
import { kindsOfText } from '../../postmortem/kinds-of-text.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import type { SentencePlace } from './constructions/construction.ts';
import type { Sentence } from './document-sentences.ts';

/** Gives each sentence its place; null for text that is not the authors' own account: speech, fiction. */
export function placesOf(postmortem: PostMortem): (sentence: Sentence) => SentencePlace | null {
  const kinds = kindsOfText(postmortem);
  if (kinds.fiction) return () => null;
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  const about = (block: ProseBlock) => {
    const kind = kinds.of(block);
    const isEntry = entries.has(postmortem.document.point(block.span.start).line);
    return {
      block,
      isSpeech: kind === 'speech',
      isEntry,
      heading: block.kind === 'heading',
      listed: block.kind === 'item' || block.kind === 'cell' || isEntry,
      action: kind === 'action',
      section: postmortem.sectionNameOf(block.span),
    };
  };
  // A block's sentences are consecutive and share everything except whether they open it.
  let last: ReturnType<typeof about> | null = null;
  return ({ block, start }) => {
    if (last?.block !== block) last = about(block);
    const { isSpeech, isEntry, heading, listed, action, section } = last;
    if (isSpeech || CHAT_LINE.test(lineOf(block, start))) return null;
    const opens = start <= OPENING || opensLine(block, start) || isEntry;
    return { heading, listed, opens, action, section };
  };
}

/** "<sarang> I don't think so": a line of a chat log, in a block of several. */
const CHAT_LINE = /^<[@+ ]?[\w.-]{2,30}> /;

/** The line that contains an offset of a block, up to fifty characters of it. */
function lineOf({ text, stops }: ProseBlock, offset: number): string {
  const stop = stops.findLast((at) => at < offset);
  const start = stop === undefined ? 0 : stop + 1;
  return text.slice(start, start + 50);
}

/** Whether a sentence is the first after an intended line break. */
const opensLine = ({ stops }: ProseBlock, start: number): boolean =>
  stops.some((at) => at < start && start <= at + OPENING);

/** A label or a time may precede the first sentence of a block. */
const OPENING = 40;
