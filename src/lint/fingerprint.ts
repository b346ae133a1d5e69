import type { Span } from '../markdown/document.ts';
import { firstLine } from './support/words.ts';

/** 64 bits of FNV-1a as 16 hexadecimal digits: two 32-bit lanes, so that no BigInt is needed. Not for secrets. */
export function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 13), 0x5bd1e995);
  }
  return hex(low) + hex(high);
}

const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');

/**
 * A name for each finding of a file that survives moved lines, changed white space and changed figures in the
 * message: the rule, the first line of what is marked, and the message. Equal ones are numbered in order.
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
