import type { Span } from '../markdown/document.ts';
import { hash } from '../vocabulary/hash.ts';
import { firstLine } from './support/words.ts';

/**
 * Returns a function that names each finding in a file. The name survives moved lines, changed white space and changed
 * figures in the message: it is made from the rule, the first line of the marked text, and the message. Duplicates are
 * numbered in order.
 */
export function fingerprinter(text: string): (ruleId: string, span: Span, message: string) => string {
  const seen = new Map<string, number>();
  return (ruleId, span, message) => {
    const marked = text.slice(span.start, Math.min(span.end, span.start + 400)).trimStart();
    const words = firstLine(marked).replace(/\s+/g, ' ').trim().toLowerCase();
    const key = `${ruleId}\n${words}\n${message.replace(/\d+/g, '#')}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return hash(count === 0 ? key : `${key}\n${count}`);
  };
}
