import { type Document, isScalar, visit } from 'yaml';
import { TWICE } from './yaml-mistakes.ts';

/** How many brackets may be open at once, and how often aliases may be used. */
const MAX_DEPTH = 32;
const MAX_ALIASES = 100;

/** Something in a file that is valid YAML and that no policy has. */
export interface Excess {
  readonly offset: number;
  readonly message: string;
}

/** Too many open brackets, found before the parser would recurse into each. One pass over the text. */
export function excessiveDepth(text: string): Excess | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH)
      return { offset, message: `more than ${MAX_DEPTH} brackets are open here, and no setting needs that` };
  }
  return null;
}

/** Keys that occur twice in one mapping, and more aliases than anyone writes by hand. One pass over the document. */
export function excessiveParts(document: Document.Parsed): Excess[] {
  const found: Excess[] = [];
  let aliases = 0;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push({ offset: key.range?.[0] ?? 0, message: TWICE });
        seen.add(key.value);
      }
    },
    Alias(_, { range }) {
      aliases++;
      if (aliases !== MAX_ALIASES + 1) return undefined;
      found.push({ offset: range?.[0] ?? 0, message: `more than ${MAX_ALIASES} aliases are used` });
      return visit.BREAK;
    },
  });
  return found;
}
