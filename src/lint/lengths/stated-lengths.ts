import type { ProseBlock, Span } from '../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../postmortem/model.ts';
import { durationAt, MAY_BEGIN_DURATION, minutesOf } from '../../time/duration.ts';
import { gated } from '../../vocabulary/gated.ts';
import { ownStems } from '../support/similar.ts';

/** How long the incident lasted, or went unnoticed, according to one place. */
export interface StatedLength {
  readonly of: 'impact' | 'detection';
  readonly minutes: number;
  readonly raw: string;
  readonly isRough: boolean;
  /** What was down: "api" for "The API was unavailable for 10 minutes". Null if the words do not say. */
  readonly subject: string | null;
  readonly block: ProseBlock;
  readonly span: Span;
}

const ROUGH = String.raw`(?:about|approximately|approx\.?|around|roughly|nearly|almost|some|just (?:under|over)|over|under|more than|less than|at least|up to) ?~?|[~≈<>]`;
const ENDS_ROUGH = new RegExp(String.raw`(?:${ROUGH})\s?$`, 'i');
const GAP = String.raw`\W{0,4}(?:${ROUGH})?\s?`;
/** Words directly before or after a length that can mean nothing but the whole of it. */
const WORDS: readonly {
  readonly of: StatedLength['of'];
  readonly before?: Pick<RegExp, 'test'>;
  readonly after?: RegExp;
}[] = [
  { of: 'detection', after: /^ (?:undetected|unnoticed)\b/i },
  {
    of: 'impact',
    before: gated(
      new RegExp(
        String.raw`(?:^|\s)(?:(?:total|overall|full|impact|incident|outage|service) )*(?:duration|downtime|outage)(?: of (?:the )?(?:outage|incident|impact))?(?: ?\([^()]{1,20}\))? ?[:：–—-] ?(?:${ROUGH})?\s?$`,
        'i',
      ),
      /duration|downtime|outage/i,
    ),
  },
  {
    of: 'impact',
    before: new RegExp(
      String.raw`\b(?:(?:outage|incident|downtime) lasted|(?:un(?:available|reachable)|down|offline|inaccessible) for|(?:outage|downtime) of)${GAP}$`,
      'i',
    ),
  },
  {
    of: 'impact',
    after:
      /^[- ](?:(?:long|full|total|complete|service|site|global|production|(?:site|cluster|platform)-wide) )*(?:outage|downtime|interruption)\b|^ of (?:(?:total|complete|full|service) )*(?:outage|downtime|unavailability)\b/i,
  },
  {
    of: 'impact',
    // "Full outage of the API: 00:02–00:45 (43 minutes)".
    before: gated(
      /\b(?:full|total|complete) (?:[\w-]+ )?(?:outage|downtime)\b[^.\n]{0,40}[:,] ?(?:from )?\d?\d:\d\d(?: ?UTC)? ?(?:[-–—→]|to) ?\d?\d:\d\d(?: ?UTC)? ?\($/i,
      /outage|downtime/i,
    ),
  },
  {
    of: 'detection',
    before: new RegExp(
      String.raw`\b(?:un(?:detected|noticed) for|(?:time to detect(?:ion)?|detection time|MTTD|TTD)\)?)${GAP}$`,
      'i',
    ),
  },
  {
    of: 'detection',
    before: /\bdetect\w*\b[^.\n]{0,60}$/i,
    after: /^ after (?:the )?(?:failure|start|onset|outage)\b/i,
  },
];
const SUBJECT =
  /(?<![\p{L}\d])([\p{L}\d][\p{L}\d-]*) (?:was|were|is|has been|had been) (?:\w+ ){0,2}for [^.]{0,20}$/iu;
/** Another length: of a part, of several incidents, or what was promised. */
const OTHER =
  /\b(?:per|each|every|another|maximum|at most|SLA|SLO|budget|objective|cumulative\w*|month(?:ly)?|first|second|previous|earlier|partial\w*|some|until)\b/i;
const MAY_HOLD = /[\d¼½¾]\s?-?[dhmsw]|\b(?:an?|one|two|three|four|five|six|ten|twelve) (?:hour|min|day)/i;
const TOLD = new Set<SectionName | null>(['summary', 'impact', 'detection', 'timeline']);
const LONGEST = 1500;

/** From title, header, summary and impact, and beside labels such as “Total downtime”. */
export function statedLengths(postmortem: PostMortem): StatedLength[] {
  const entries = new Set(postmortem.timeline.map(({ line }) => line));
  const top = postmortem.sections.find(({ name }) => name !== null)?.span.start ?? 0;
  return postmortem.blocks.flatMap((block, index) => {
    const { kind, span } = block;
    const text = block.text.slice(0, LONGEST);
    if (kind === 'quote' || !MAY_HOLD.test(text)) return [];
    const section = postmortem.sectionNameOf(span);
    if (span.start >= top && !TOLD.has(section)) return [];
    if (entries.has(postmortem.document.point(span.start).line)) return [];
    const left = kind === 'cell' ? (postmortem.blocks[index - 1]?.text ?? '') : '';
    const found = lengthsIn(block, text, left && `${left}: `);
    return left && isOfAnother(postmortem, left) ? found.filter(({ of }) => of !== 'impact') : found;
  });
}

/** What a row tells of the incident, rather than of one part of it. */
const WHOLE =
  /\b(?:duration|downtime|outage|impact\w*|length|total|time|users?|customers?|effects?|summary|status|what|window|period|availability)\b/i;

/** "| Search | down for 10 minutes |" below "Checkout was down for 30 minutes": a row of something else. */
function isOfAnother({ title }: PostMortem, row: string): boolean {
  if (WHOLE.test(row)) return false;
  const whole = ownStems(title?.value ?? '');
  return ![...ownStems(row)].some((stem) => whole.has(stem));
}

function lengthsIn(block: ProseBlock, text: string, label: string): StatedLength[] {
  const found: StatedLength[] = [];
  let last = 0;
  for (const { index } of text.matchAll(MAY_BEGIN_DURATION)) {
    const read = index < last ? null : durationAt(text, index);
    // “A second outage” is another one.
    if (!read || /^a\b/i.test(text.slice(index, index + 2))) continue;
    last = read.end;
    const minutes = minutesOf(read.duration);
    const before = (label + text.slice(0, index)).slice(-90);
    const after = text.slice(read.end, read.end + 50).split('\n')[0]!;
    const words = WORDS.find(
      (each) => (each.before?.test(before) ?? true) && (each.after?.test(after) ?? true),
    );
    const sentence = `${before.split(/[.\n]/).at(-1)} ${after.split('.')[0]}`;
    if (!words || !minutes || OTHER.test(sentence)) continue;
    found.push({
      of: words.of,
      minutes,
      raw: text.slice(index, read.end),
      isRough: ENDS_ROUGH.test(before),
      subject: SUBJECT.exec(before)?.[1]?.toLowerCase() ?? null,
      block,
      span: block.source(index, read.end),
    });
  }
  return found;
}
