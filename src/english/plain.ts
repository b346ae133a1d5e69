import type { Mask } from './tokens.ts';

/** Masks of a single line of Markdown, without a parser: inline code, link titles and quotations. */
export function plainMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  let i = 0;
  while (i < text.length) {
    const at = text[i]!;
    if (at === '`') {
      const end = within(text, '`', i + 1);
      if (end > 0) {
        masks.push({ kind: 'code', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    } else if (at === '[') {
      const close = within(text, '](', i);
      const end = close < 0 ? -1 : within(text, ')', close + 2);
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
      let end = within(text, close, i + 1);
      while (end > 0 && (close === "'" || close === '’') && /\w/.test(text[end + 1] ?? ''))
        end = within(text, close, end + 1, i + LONGEST);
      if (end > i + 1) {
        // A single quoted word is a wink ("forgot"), not a quotation.
        if (text.slice(i + 1, end).includes(' ')) masks.push({ kind: 'quoted', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    }
    i++;
  }
  return masks;
}

/** Longer quotations, code and links than this are not closed where they seem to be. */
const LONGEST = 400;

/** The next place of a mark, not far off; -1 for none. Looks no further, so that marks that never close cost little. */
function within(text: string, mark: string, from: number, to = from + LONGEST): number {
  const at = text.slice(from, to).indexOf(mark);
  return at < 0 ? -1 : from + at;
}
