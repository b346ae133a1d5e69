import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { dayAt } from '../../../time/date.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { dayToIso } from '../../../time/day.ts';
import { DOWN } from '../../phrases/down.ts';
import type { IncidentRecord } from '../../rule.ts';
import { ownKeys } from '../own-front-matter.ts';

/** A place that dates the incident to a day or a range of days. ISO dates. */
export interface ClaimedDay {
  readonly from: string;
  readonly to: string;
  /** Null for a place outside the text: the file name or the record. */
  readonly span: Span | null;
  /** How the message begins: "The summary says". */
  readonly says: string;
  /** True for a date that may be another one, such as the day of writing, but cannot precede the incident. */
  readonly isLoose: boolean;
  /** Surely another one: it may even be the same day of a later year. */
  readonly isOfWriting?: true;
}

/** A header label for the incident's own day; a bare "Date" may be the day of writing. */
const LABEL =
  /^\W*(?:incident (?:date|day|from|start(?:ed)?|began|until|end(?:ed)?)|(?:date|day|start|time) of (?:the )?(?:incident|outage|event|impact)|(?:outage|impact|event) (?:date|day|start(?:ed)?)|(?:start|end)(?:ed)? ?(?:date|time|at)?|occurred(?: on)?|happened(?: on)?|when)\W*[:|]\W*/i;
const DATE_LINE = /^\W*date\W*[:|]\W*/i;
/** "Retro held: 2026-03-04", "Last updated: 2026-03-05": a day of writing or review, which cannot precede the incident. */
const WRITTEN =
  /^\W*(?:(?:retro(?:spective)?|review|post-?mortem|meeting|report|document) (?:was )?(?:held|written|updated|published|date|meeting)(?: (?:on|at|date))?|last updated(?: on)?|(?:date )?(?:written|published)(?: on)?|date of (?:the )?(?:report|review|writing|publication|post-?mortem))\W*[:|]\W*/i;
/** "… on 2024-05-06", "outage of 10 August 2024": a title with the day of the incident rather than of publication. */
const IN_TITLE = /\b(?:on|of|from|incident|outage|downtime)\W{1,3}(?:the )?(?:\w+day,? )?(?=[\dJFMASOND])/gi;
/** A date that ends a title: "Failover, 12 September 2022", "Failover (2022-09-12)". */
const AT_END = /(?:[,:(–—]|\s-)\s{0,2}(?=[\w ,.-]{6,20}\)?$)/;
/** "On 2 March 2026 the queue was down": the incident's own day. */
const ON_DAY = /\bon (?:\w+day,? )?(?:the )?(?=[\dJFMASOND])/gi;
const TELLS_FAILURE = new RegExp(
  String.raw`\b(?:${DOWN}|outage|incident|interrupted|lost|errors?|nobody could|empty|blank|frozen|stood|stopped|halted|crash(?:ed|es)|broke|exploit(?:ed)?|drain(?:ed|s)|stolen|attack(?:ed|er)?|compromised|leaked|exposed|returned (?:errors|nothing))\b`,
  'i',
);

/** Every claim about the day in a document and its record, most certain first. */
export function claimedDays(postmortem: PostMortem, incident: IncidentRecord | null): ClaimedDay[] {
  return [
    ...recorded(incident),
    ...ofFrontMatter(postmortem),
    ...ofDateLine(postmortem),
    ...ofWriting(postmortem),
    ...ofTitle(postmortem),
    ...ofHeader(postmortem),
    ...ofDuration(postmortem),
    ...ofSummary(postmortem),
    ...ofTimeline(postmortem),
    ...ofFileName(postmortem),
  ];
}

function recorded(incident: IncidentRecord | null): ClaimedDay[] {
  const day = isoDay(incident?.milestones.started ?? incident?.milestones.detected);
  return day && incident ? [one(day, null, `Incident #${incident.number} began on`)] : [];
}

function ofFrontMatter({ frontMatter }: PostMortem): ClaimedDay[] {
  const data = frontMatter?.data;
  const day = isoDay(data?.date);
  if (!frontMatter || !data || !day) return [];
  // In a blog, `date` is the day of publication.
  const isLoose = ownKeys(data).length === 0;
  return [{ ...one(day, frontMatter.spanOf('date'), 'The front matter says'), isLoose }];
}

/** "Date: 2026-03-02", or below a heading "Date": of the incident, or of writing. */
function ofDateLine({ blocks, timeline }: PostMortem): ClaimedDay[] {
  const end = timeline[0]?.span.start ?? Number.MAX_SAFE_INTEGER;
  for (const [index, block] of blocks.slice(0, HEADER).entries()) {
    if (block.span.start >= end) break;
    const isHead = block.kind === 'heading' || block.kind === 'cell';
    const label = DATE_LINE.exec(isHead ? `${block.text}:` : block.text);
    const value = isHead ? blocks[index + 1] : block;
    const claim = label && value && dayIn(value, isHead ? 0 : label[0].length, 'The line “Date” says');
    if (claim) return [{ ...claim, isLoose: true }];
  }
  return [];
}

function ofTitle({ title, blocks }: PostMortem): ClaimedDay[] {
  const block = title && blocks.find(({ span }) => span.start === title.span.start);
  if (!block) return [];
  for (const match of block.text.matchAll(IN_TITLE)) {
    const claim = dayIn(block, match.index + match[0].length, 'The title says');
    if (claim) return [claim];
  }
  // "Failover, 12 September 2022": perhaps the day of writing.
  const end = AT_END.exec(block.text);
  const claim = end && dayIn(block, end.index + end[0].length, 'The title says');
  return claim ? [{ ...claim, isLoose: true }] : [];
}

/** The day on which it was written or discussed: of two, the later. */
function ofWriting(postmortem: PostMortem): ClaimedDay[] {
  const days = labelled(postmortem, WRITTEN).sort((a, b) => (a.from < b.from ? 1 : -1));
  return days.slice(0, 1).map((claim) => ({ ...claim, isLoose: true, isOfWriting: true }));
}

/** How many blocks at the top may belong to a header. */
const HEADER = 40;

function ofHeader(postmortem: PostMortem): ClaimedDay[] {
  const claims = labelled(postmortem, LABEL);
  const [first] = claims;
  const days = claims.map(({ from }) => from).sort();
  // "Incident from" and "until" are two ends of one claim.
  return first ? [{ ...first, from: days[0]!, to: days.at(-1)! }] : [];
}

/** The days beside these labels, above the timeline. */
function labelled({ blocks, timeline }: PostMortem, words: RegExp): ClaimedDay[] {
  const end = timeline[0]?.span.start ?? Number.MAX_SAFE_INTEGER;
  return blocks.slice(0, HEADER).flatMap((block, index) => {
    if (block.kind === 'heading' || block.span.start >= end) return [];
    const label = words.exec(block.kind === 'cell' ? `${block.text}:` : block.text);
    if (!label) return [];
    const says = `The line “${label[0].replace(/(?<!\P{L})\P{L}+$/u, '').replace(/^\P{L}+/u, '')}” says`;
    const value = block.kind === 'cell' ? blocks[index + 1] : block;
    const claim = value && dayIn(value, block.kind === 'cell' ? 0 : label[0].length, says);
    return claim ? [claim] : [];
  });
}

/** "Duration: 24 hours (Dec 28–29, 2024)": the same days of another year are a slip. */
const DURATION =
  /^\W*(duration|(?:outage|impact|incident) (?:window|period)|time ?frame)\b[^:：]{0,20}[:：]/i;
const MAY_BE_DATE = /(?<![\d\p{L}])(?=\d{4}-\d|\d{1,2} \p{Lu}|\p{Lu}\p{L}{2,8}\.? \d)/gu;

function ofDuration({ blocks }: PostMortem): ClaimedDay[] {
  for (const block of blocks.slice(0, HEADER)) {
    const label = DURATION.exec(block.text)?.[1];
    if (!label) continue;
    for (const { index } of block.text.slice(0, 200).matchAll(MAY_BE_DATE)) {
      const claim = dayIn(block, index, `The line “${label}” says`);
      if (claim) return [{ ...claim, isLoose: true }];
    }
  }
  return [];
}

/** The day, with its year, that the first sentence of the summary gives for the incident. */
function ofSummary({ blocks, sectionNameOf }: PostMortem): ClaimedDay[] {
  const first = blocks.find(({ kind, span }) => kind === 'paragraph' && sectionNameOf(span) === 'summary');
  if (!first) return [];
  const [sentence = ''] = first.text.slice(0, 1500).split(/[.!?]\s(?=\p{Lu}|$)/u);
  // A sentence with two dates is about two things.
  const [claim, ...more] = [...sentence.matchAll(ON_DAY)].flatMap(
    ({ index, 0: lead }) => dayIn(first, index + lead.length, 'The summary says') ?? [],
  );
  return claim && more.length === 0 && TELLS_FAILURE.test(sentence) ? [claim] : [];
}

/** The days from the first entry to the last, extended to milestones outside that range. */
function ofTimeline({ timeline, milestones }: PostMortem): ClaimedDay[] {
  const times = timeline.flatMap(({ time }) => (time?.iso ? time : []));
  const first = milestones.started ?? milestones.detected ?? times[0];
  const days = [...times, ...(first ? [first] : [])].flatMap(({ iso }) => iso?.slice(0, 10) ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to || !first || times.length < 2) return [];
  return [{ from, to, span: first.span, says: 'The timeline gives', isLoose: false }];
}

function ofFileName({ document, frontMatter }: PostMortem): ClaimedDay[] {
  const name = document.path.split(/[\\/]/).at(-1) ?? '';
  const day = isoDay(/(?<!\d)20\d\d-\d\d-\d\d(?!\d)/.exec(name)?.[0]);
  // Documents with Debrief's front matter are named by the incident's day.
  const isLoose = ownKeys(frontMatter?.data ?? {}).length === 0;
  return day ? [{ ...one(day, null, 'The file name says'), isLoose }] : [];
}

const one = (day: string, span: Span | null, says: string): ClaimedDay => ({
  from: day,
  to: day,
  span,
  says,
  isLoose: false,
});

type Block = PostMortem['blocks'][number];

/** An unambiguous day with its year that begins at this offset of a block. */
function dayIn(block: Block, at: number, says: string): ClaimedDay | null {
  const start = at + (/^[\s*_`]*/.exec(block.text.slice(at))?.[0].length ?? 0);
  const found = dayAt(block.text, start);
  if (!found || found.day.year === null || found.day.other) return null;
  const day = resolveDay(found.day, null);
  return day === null ? null : one(dayToIso(day), block.source(start, found.end), says);
}

function isoDay(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const day = typeof value === 'string' ? /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(value)?.[1] : null;
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}
