import type { Mask } from './tokens.ts';

/** Masks inline code, links and quotations in a single line of Markdown, without a parser. */
export function plainMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  let i = 0;
  while (i < text.length) {
    const at = text[i]!;
    if (at === '`') {
      const end = indexWithin(text, '`', i + 1);
      if (end > 0) {
        masks.push({ kind: 'code', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    } else if (at === '[') {
      const close = indexWithin(text, '](', i);
      const end = close < 0 ? -1 : indexWithin(text, ')', close + 2);
      if (end > 0) {
        masks.push({ kind: 'link', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    } else if (
      at === '"' ||
      at === '“' ||
      at === '‘' ||
      (at === "'" && (i === 0 || /[\s(]/.test(text[i - 1]!)))
    ) {
      const close = at === '“' ? '”' : at === '‘' ? '’' : at;
      let end = indexWithin(text, close, i + 1);
      while (end > 0 && (close === "'" || close === '’') && /\w/.test(text[end + 1] ?? ''))
        end = indexWithin(text, close, end + 1, i + MAX_LENGTH);
      if (end > i + 1) {
        // One quoted word is a scare quote ("forgot"), not a quotation.
        if (text.slice(i + 1, end).includes(' ')) masks.push({ kind: 'quoted', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    }
    i++;
  }
  return masks;
}

/** Longest quotation, code span or link, in characters; a closing mark further away belongs to something else. */
const MAX_LENGTH = 400;

/** Index of the next `mark` before `to`, or -1. The search is bounded, so unclosed marks stay cheap. */
function indexWithin(text: string, mark: string, from: number, to = from + MAX_LENGTH): number {
  const at = text.slice(from, to).indexOf(mark);
  return at < 0 ? -1 : from + at;
}
