import type { Mask } from './tokens.ts';

/** Masks of a single line of Markdown, without a parser: inline code, link titles and quotations. */
export function plainMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  let i = 0;
  while (i < text.length) {
    const at = text[i]!;
    if (at === '`') {
      const end = text.indexOf('`', i + 1);
      if (end > 0) {
        masks.push({ kind: 'code', start: i, end: end + 1 });
        i = end + 1;
        continue;
      }
    } else if (at === '[') {
      const close = text.indexOf('](', i);
      const end = close < 0 ? -1 : text.indexOf(')', close + 2);
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
      let end = text.indexOf(close, i + 1);
      while (end > 0 && (close === "'" || close === '’') && /\w/.test(text[end + 1] ?? ''))
        end = text.indexOf(close, end + 1);
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
