import type { Block } from '../../../markdown/text.ts';
import { type LeadTime, leadTime } from '../../../time/lead.ts';
import type { TimeFinder } from './place.ts';

/** `=====  ==========`, `-----  ----------`. */
const RULE = /^(?:={3,}|-{3,})(?: +(?:={3,}|-{3,}))+ *$/;

/** A line of a paragraph, and the time that it may begin with. */
export interface Line {
  readonly start: number;
  /** True if it does not just wrap: it follows the end of a sentence, or the rule of a table. */
  readonly isFresh: boolean;
  /** True below a rule of reStructuredText. */
  readonly isBelowRule: boolean;
  readonly lead: LeadTime | null;
}

export function linesOf({ text, breaks }: Block, find: TimeFinder): Line[] {
  const isByLine = find === leadTime;
  const starts = isByLine ? [0, ...breaks.map((at) => at + 1)] : [0];
  return starts.map((start, index) => {
    const isBelowRule = index > 0 && RULE.test(text.slice(starts[index - 1], start - 1));
    const isFresh =
      index === 0 || isBelowRule || /[.!?:;|)\]]\s*$/.test(text.slice(Math.max(0, start - 4), start));
    const nearest = find(text.slice(start, isByLine ? start + 200 : text.length));
    const next = starts[index + 1] ?? text.length + 1;
    // A day alone on its line is not part of a clock time on the next.
    const lead =
      nearest && start + nearest.end >= next ? (find(text.slice(start, next - 1)) ?? nearest) : nearest;
    return { start, isFresh, isBelowRule, lead };
  });
}

/** True if lines that wrap count too: the list begins at once, after "Timeline:", or below the rule of a table. */
export function isList([first, second, ...others]: readonly Line[], text: string): boolean {
  if (first?.lead) return true;
  if (second?.lead && /:\s*$/.test(text.slice(0, second.start - 1))) return true;
  const lines = [second, ...others].filter((line) => line !== undefined);
  // In a block of code, a line that has no time may come first: "09-19  The former incident".
  if (lines.length >= 3 && lines.every((line) => line.lead?.clock)) return true;
  return lines.some((line) => line.isBelowRule && line.lead?.clock);
}
