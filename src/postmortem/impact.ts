import type { Block } from '../markdown/text.ts';
import { durationAt, minutesOf } from '../time/duration.ts';
import type { SectionName, StatedDuration } from './model.ts';

const OF: readonly (readonly [RegExp, StatedDuration['of']])[] = [
  [
    /\b(?:time to|until|before|till) (?:detect|detection|notic)|\bMTTD\b|\bTTD\b|\b(?:undetected|unnoticed|detection (?:time|took))\b|\bto detect\b/i,
    'detection',
  ],
  [
    /\b(?:time to|until|before) (?:acknowledg|respon[ds])|\bMTTA\b|\bTTA\b|\bto (?:acknowledge|respond)\b/i,
    'acknowledgement',
  ],
  [/\b(?:time to|until|before) mitigat|\bMTTM\b|\bTTM\b|\bto mitigate\b/i, 'mitigation'],
  [
    /\b(?:time to|until|before) (?:resol|recover|restor|repair|fix)|\bMTTR\b|\bTTR\b|\bto (?:resolve|recover|restore|fix)\b/i,
    'resolution',
  ],
  [
    /\b(?:outage|downtime|down|unavailab\w+|impact(?:ed)?|disrupt\w+|degrad\w+|incident|duration|lasted|lasting|total|unreachable|offline|affected|inaccessible|interrupt\w+)\b/i,
    'impact',
  ],
];

/** A number beside the first letter of a unit: without one there is no duration, and the pattern for one is dear. */
const MAY_HOLD_ONE =
  /[\d¼½¾]\s?-?[dhmsw]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)\s?-?[dhmsw]|\ban?\s?-?h/i;
/** Sections whose durations are of the incident; so are those outside of all that have a name. */
const TELLING: ReadonlySet<SectionName | null> = new Set([
  null,
  'summary',
  'impact',
  'detection',
  'response',
  'resolution',
  'supporting',
] as const);

/** Durations that the document states in words about the incident: in its head, summary, impact and statistics. */
export function findDurations(
  blocks: readonly Block[],
  nameOf: (block: Block) => SectionName | null,
): StatedDuration[] {
  const found: StatedDuration[] = [];
  for (const block of blocks) {
    const name = nameOf(block);
    if (!TELLING.has(name) || !MAY_HOLD_ONE.test(block.text)) continue;
    // Without a figure anywhere, only the plainest words count.
    if (!/\d|\b(?:an?|one|two|three|four|five|six|half) (?:hour|minute|day)/i.test(block.text)) continue;
    for (const { start, end, minutes } of durationsIn(block.text)) {
      const from = sentenceStart(block.text, start);
      const after = block.text.slice(from, end + 60);
      const stop = after.search(/[.!?;](?=\s|$)/);
      const around = stop === -1 ? after : after.slice(0, stop);
      const of = OF.find(([pattern]) => pattern.test(around))?.[1] ?? 'unknown';
      if (of === 'unknown' && name !== 'impact') continue;
      found.push({
        minutes,
        raw: block.text.slice(start, end),
        span: block.source(start, end),
        of,
      });
    }
  }
  return found;
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

const MAY_BEGIN_ONE =
  /(?<![\w.$€£#/:-]|\d,)(?=\d|[¼½¾]|half |an? |one|two|three|four|five|six|seven|eight|nine|ten|twelve)/gi;

function durationsIn(text: string): { start: number; end: number; minutes: number }[] {
  const found = [];
  let last = 0;
  for (const { index: start } of text.matchAll(MAY_BEGIN_ONE)) {
    const read = start < last ? null : durationAt(text, start);
    // "a day" and "a week" say little; of what an article counts, only hours do.
    if (!read || /^a\b(?! couple)/i.test(text.slice(start, start + 9))) continue;
    last = read.end;
    const minutes = minutesOf(read.duration);
    if (minutes === null || minutes < 1) continue;
    found.push({ start, end: read.end, minutes: Math.round(minutes * 100) / 100 });
  }
  return found;
}
