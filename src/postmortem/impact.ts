import type { Block } from '../markdown/text.ts';
import type { Outline, Unit } from '../markdown/units.ts';
import { durationAt, MAY_BEGIN_DURATION, minutesOf } from '../time/duration.ts';
import type { SectionName, StatedDuration } from './model.ts';
import { lengthsOf, ofEarlierOne } from './phrases/lengths.ts';
import { shows } from './phrases/sign.ts';

/** A number next to the first letter of a unit: a cheap check before the expensive duration pattern. */
const MAY_HOLD_DURATION =
  /[\d¼½¾]\s?-?[dhmsw]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)\s?-?[dhmsw]|\ban?\s?-?h/i;
/** Sections whose durations describe the incident; null covers text outside any named section. */
const INCIDENT_SECTIONS: ReadonlySet<SectionName | null> = new Set([
  null,
  'summary',
  'impact',
  'detection',
  'response',
  'resolution',
  'supporting',
] as const);

/** Durations of the incident stated in prose: in the document's head, summary, impact and statistics. */
export function findDurations(
  { blocks, units }: Outline,
  nameOf: (block: Block) => SectionName | null,
): StatedDuration[] {
  const found: StatedDuration[] = [];
  const labelOf = cellLabels(units);
  for (const block of blocks) {
    const name = nameOf(block);
    if (!INCIDENT_SECTIONS.has(name) || !MAY_HOLD_DURATION.test(block.text)) continue;
    // Without digits, only the plainest words count.
    if (!/\d|\b(?:an?|one|two|three|four|five|six|half) (?:hour|minute|day)/i.test(block.text)) continue;
    const label = labelOf.get(block) ?? '';
    for (const { start, end, minutes } of durationsIn(block.text)) {
      const from = sentenceStart(block.text, start);
      const after = block.text.slice(from, end + 60);
      const stop = after.search(/[.!?;](?=\s|$)/);
      const around = `${label} ${stop === -1 ? after : after.slice(0, stop)}`;
      const of = lengthsOf.find((sign) => shows(sign, around))?.of ?? 'unknown';
      if (of === 'unknown' && name !== 'impact' && name !== 'summary') continue;
      if (of === 'impact' && COUNTED_FROM.test(block.text.slice(end, end + 60))) continue;
      if (shows(ofEarlierOne, block.text.slice(Math.max(0, from - 250), start))) continue;
      found.push({
        minutes,
        raw: block.text.slice(start, end),
        span: block.source(start, end),
        of,
        label: start === 0 ? label : '',
      });
    }
  }
  return found;
}

/** "Halted 16 days after the upgrade": no length of the incident. "20 minutes after it began" is one. */
const COUNTED_FROM =
  /^\s(?:ago|earlier|later|old|(?:after|since|before|prior to) (?!(?:it|its|they|that|this|(?:the |its )?(?:start|beginning|onset|outage|incident|failure|impact|alert|first|crash))\b))/i;

/** What names each cell of a table: the first cell of its row, and the head of its column. */
function cellLabels(units: readonly Unit[]): Map<Block, string> {
  const labels = new Map<Block, string>();
  for (const table of units) {
    if (table.kind !== 'table') continue;
    for (const row of [...(table.header ? [table.header] : []), ...table.rows])
      for (const [index, cell] of row.cells.entries()) {
        const names = [row.cells[0], table.header?.cells[index]].filter((each) => each && each !== cell);
        labels.set(cell, names.map((each) => each!.text.slice(0, 40)).join(' '));
      }
  }
  return labels;
}

function sentenceStart(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - 120), at);
  const last = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('; '),
  );
  return at - before.length + last + 1;
}

function durationsIn(text: string): { start: number; end: number; minutes: number }[] {
  const found = [];
  let last = 0;
  for (const { index: start } of text.matchAll(MAY_BEGIN_DURATION)) {
    const read = start < last ? null : durationAt(text, start);
    // "a day" and "a week" are too vague; after an article, only hours count.
    if (!read || /^a\b(?! couple)/i.test(text.slice(start, start + 9))) continue;
    last = read.end;
    const minutes = minutesOf(read.duration);
    if (minutes === null || minutes < 1) continue;
    found.push({ start, end: read.end, minutes: Math.round(minutes * 100) / 100 });
  }
  return found;
}
