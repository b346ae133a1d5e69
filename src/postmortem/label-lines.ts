import { type Block, slice } from '../markdown/text.ts';
import type { ParagraphUnit, Unit } from '../markdown/units.ts';

/** A possible label: a few words, in bold or with a colon, optionally with a bracketed remark. */
const WORDS = /^[\s*_]*(\p{L}[\p{L}\d' /&-]{2,60}?)(?: ?\([^()]{1,30}\))?\s*([:：]?)[\s*_]*$/u;

/** `!!! note`, `::: warning`: Markdown puts the text on the lines below in the same paragraph. */
const ADMONITION = /^(?:!{3}|\?{3}\+?|:{3,}) ?[a-z]/i;

/**
 * Splits paragraphs at label lines, so that "**Timeline**" or "Root cause:" on its own line is a label even without a
 * blank line around it. `heads` decides whether words name a section.
 */
export function splitAtLabels(units: readonly Unit[], heads: (words: string) => boolean): Unit[] {
  return units.flatMap((unit) =>
    unit.kind === 'paragraph' && unit.block.breaks.length > 0 ? split(unit, heads) : unit,
  );
}

function split(unit: ParagraphUnit, heads: (words: string) => boolean): Unit[] {
  const { text, breaks } = unit.block;
  const starts = [0, ...breaks.map((at) => at + 1)];
  const isLabel: boolean[] = [];
  for (const [index, start] of starts.entries()) {
    const end = breaks[index] ?? text.length;
    const line = text.slice(start, Math.min(end, start + 100));
    const [, words, colon] = WORDS.exec(line) ?? [];
    // Prose is not wrapped after one word, so "Timeline" alone at the top of a paragraph, after the end of a sentence
    // or below another such line is a heading. A line of `^^^` below it is an RST heading, read elsewhere.
    const isFresh = index === 0 || isLabel[index - 1] || /[.!?]\s*$/.test(text.slice(0, start));
    const isAlone = isFresh && /^\p{Lu}/u.test(line) && /[\p{L}\p{N}]/u.test(text.slice(end));
    isLabel.push(
      ADMONITION.test(text.slice(start, end)) ||
        (words !== undefined && (colon !== '' || isAlone || isBold(unit, start, end)) && heads(words)),
    );
  }
  if (!isLabel.includes(true)) return [unit];
  const cuts = starts.filter((_, index) => index > 0 && (isLabel[index] || isLabel[index - 1]));
  return [0, ...cuts].map((start, index) => part(unit, start, (cuts[index] ?? text.length + 1) - 1));
}

/** True if the text from `start` to `end` is a single bold run. */
function isBold({ block, children }: ParagraphUnit, start: number, end: number): boolean {
  const place = block.source(start, end);
  return children.some(
    ({ type, position }) =>
      type === 'strong' && position!.start.offset! <= place.start && position!.end.offset! >= place.end - 1,
  );
}

function part({ block, children }: ParagraphUnit, start: number, end: number): ParagraphUnit {
  const own: Block = {
    ...slice(block, start, end),
    breaks: block.breaks.filter((at) => at > start && at < end).map((at) => at - start),
  };
  const { span } = own;
  return {
    kind: 'paragraph',
    block: own,
    span,
    // A text node that spans several lines belongs to each part; links and emphasis sit on one line.
    children: children.filter(
      ({ position }) => position!.start.offset! < span.end && position!.end.offset! > span.start,
    ),
  };
}
