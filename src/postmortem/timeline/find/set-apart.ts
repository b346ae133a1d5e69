import type { Block } from '../../../markdown/text.ts';
import type { QuoteUnit } from '../../../markdown/units.ts';
import { leadTime } from '../../../time/lead.ts';
import { logLine, traceLine } from '../../phrases/logs.ts';
import { shows } from '../../phrases/sign.ts';
import type { ReadSection } from '../../sections.ts';
import { linesOf } from './lines.ts';

/** True if the entries of a timeline are in a quotation: nothing outside it begins with a time. */
export function isQuotedTimeline({ units }: QuoteUnit, section: ReadSection): boolean {
  if (section.name !== 'timeline') return false;
  const isTimed = ({ text }: Block) => leadTime(text)?.clock != null;
  const others = section.units.filter((unit) => unit.kind !== 'quote');
  if (others.some((unit) => unit.kind !== 'paragraph' || isTimed(unit.block))) return false;
  const entries = units.flatMap((unit) => {
    if (unit.kind === 'list') return unit.items.map((item) => item.block !== null && isTimed(item.block));
    if (unit.kind !== 'paragraph') return [];
    return linesOf(unit.block, leadTime).map(({ lead }) => lead?.clock != null);
  });
  return entries.filter(Boolean).length >= 2 && entries.every(Boolean);
}

/** Five words, or as many characters as say as much without spaces: "09-20 14:54  网关重启". */
const isSentence = (line: string): boolean =>
  line.split(/\s+/, 6).length >= 5 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(line);

/** True if a code block is the timeline: its section has no other candidate, and its lines are sentences, not a log. */
export function isTimelineInCode({ text, breaks }: Block, { name, units }: ReadSection): boolean {
  if (name !== 'timeline' || units.some(({ kind }) => kind === 'list' || kind === 'table')) return false;
  const lines = [0, ...breaks.map((at) => at + 1)].map((start, index) => text.slice(start, breaks[index]));
  const sentences = lines.filter((line) => leadTime(line) && isSentence(line));
  // A line that is indented goes on with the one above.
  const begun = lines.filter((line, index) => index === 0 || !/^\s/.test(line));
  return sentences.length >= 2 && sentences.length * 2 > begun.length && !areLog(lines);
}

/** People quote a log in an entry or two; a log has its marks in most lines. */
const areLog = (lines: readonly string[]): boolean =>
  shows(logLine, lines[0]!) ||
  lines.filter((line) => shows(logLine, line)).length * 2 > lines.length ||
  lines.some((line) => shows(traceLine, line));
