import type { Block } from '../markdown/text.ts';
import type { SectionName, StatedDuration } from './model.ts';

const NUMBER = String.raw`(\d{1,4}(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)`;
const UNIT = String.raw`(d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?|weeks?)`;
const PART = String.raw`${NUMBER}\s?-?${UNIT}\b`;
const DURATION = new RegExp(
  String.raw`(?<![\w.$€£#/-])${PART}(?:\s*(?:,|and|,\s*and)?\s*${PART})?(?:\s*(?:,|and|,\s*and)?\s*${PART})?`,
  'gi',
);
const WORDS = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['twelve', 12],
  ['half an', 0.5],
]);

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
  /\d\s?-?[dhmsw]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an)\s?-?[dhmsw]|\ban?\s?-?h/i;
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
    for (const match of block.text.matchAll(DURATION)) {
      const minutes = minutesOf(match);
      if (minutes === null || minutes < 1) continue;
      const from = sentenceStart(block.text, match.index);
      const after = block.text.slice(from, match.index + match[0].length + 60);
      const end = after.search(/[.!?;](?=\s|$)/);
      const around = end === -1 ? after : after.slice(0, end);
      const of = OF.find(([pattern]) => pattern.test(around))?.[1] ?? 'unknown';
      if (of === 'unknown' && name !== 'impact') continue;
      found.push({
        minutes,
        raw: match[0],
        span: block.source(match.index, match.index + match[0].length),
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

function minutesOf(match: RegExpExecArray): number | null {
  let minutes = 0;
  for (let index = 1; index < match.length; index += 2) {
    const written = match[index]?.toLowerCase();
    const unit = match[index + 1]?.toLowerCase();
    if (written === undefined || unit === undefined) continue;
    const size = WORDS.get(written) ?? Number(written);
    if (Number.isNaN(size)) return null;
    // "a day" and "an m" say little; only figures and hours count when written as an article.
    if (/^an?$/.test(written) && !unit.startsWith('h')) return null;
    const scale = unit.startsWith('w')
      ? 10_080
      : unit.startsWith('d')
        ? 1440
        : unit.startsWith('h')
          ? 60
          : unit.startsWith('m')
            ? 1
            : 1 / 60;
    minutes += size * scale;
  }
  return Math.round(minutes * 100) / 100;
}
