import type { Span } from '../../markdown/document.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { dayAt, dayToIso, resolveDay } from '../../time/date.ts';
import type { IncidentRecord } from '../rule.ts';
import { OWN_KEYS } from './predates.ts';

/** A place that says on which day, or between which days, the incident was. ISO dates. */
export interface ClaimedDay {
  readonly from: string;
  readonly to: string;
  /** Null for a place outside of the text: the file name, the record. */
  readonly span: Span | null;
  /** How a message begins: "The summary says". */
  readonly says: string;
  /** True for a date that may be another one, such as the day of writing. */
  readonly isLoose: boolean;
}

/** A label of the header that names the incident's own day; a bare "Date" may be that of writing. */
const LABEL =
  /^\W*(?:incident (?:date|day|from|start(?:ed)?|began|until|end(?:ed)?)|(?:date|day|start|time) of (?:the )?(?:incident|outage|event|impact)|(?:outage|impact|event) (?:date|day|start(?:ed)?)|(?:start|end)(?:ed)? ?(?:date|time|at)?|occurred(?: on)?|happened(?: on)?|when)\W*[:|]\W*/i;
/** "… on 2024-05-06", "outage of 10 August 2024": the title gives the incident's day, and not that of publication. */
const IN_TITLE = /\b(?:on|of|from|incident|outage|downtime)\W{1,3}(?:the )?(?:\w+day,? )?(?=[\dJFMASOND])/gi;
/** "On 2 March 2026 the queue was down": the day, and that it is the incident's own. */
const ON_DAY = /^\W*on (?:\w+day,? )?(?=[\dJFMASOND])/i;
const TELLS_FAILURE =
  /\b(?:outage|incident|down|unavailable|unreachable|interrupted|degraded|lost|fail(?:ed|ing)|errors?|could(?: not|n't)|unable|stood|stopped)\b/i;

/** What a document and its record say of the day, the surest first. */
export function claimedDays(postmortem: PostMortem, incident: IncidentRecord | null): ClaimedDay[] {
  return [
    ...recorded(incident),
    ...ofFrontMatter(postmortem),
    ...ofTitle(postmortem),
    ...ofHeader(postmortem),
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
  // A blog's `date` is the day of publication.
  if (!frontMatter || !data || !OWN_KEYS.some((key) => key in data)) return [];
  const day = isoDay(data.date);
  return day ? [one(day, frontMatter.spanOf('date'), 'The front matter says')] : [];
}

function ofTitle({ title, blocks }: PostMortem): ClaimedDay[] {
  const block = title && blocks.find(({ span }) => span.start === title.span.start);
  if (!block) return [];
  for (const match of block.text.matchAll(IN_TITLE)) {
    const claim = dayIn(block, match.index + match[0].length, 'The title says');
    if (claim) return [claim];
  }
  return [];
}

/** How many blocks at the top may be a header. */
const HEADER = 40;

function ofHeader({ blocks, timeline }: PostMortem): ClaimedDay[] {
  const end = timeline[0]?.span.start ?? Number.MAX_SAFE_INTEGER;
  const claims = blocks.slice(0, HEADER).flatMap((block, index) => {
    if (block.kind === 'heading' || block.span.start >= end) return [];
    const label = LABEL.exec(block.kind === 'cell' ? `${block.text}:` : block.text);
    if (!label) return [];
    const says = `The line “${label[0].replace(/[^\p{L}]+$/u, '').replace(/^\P{L}+/u, '')}” says`;
    const value = block.kind === 'cell' ? blocks[index + 1] : block;
    const claim = value && dayIn(value, block.kind === 'cell' ? 0 : label[0].length, says);
    return claim ? [claim] : [];
  });
  const [first] = claims;
  const days = claims.map(({ from }) => from).sort();
  // "Incident from" and "until" are the two ends of one claim.
  return first ? [{ ...first, from: days[0]!, to: days.at(-1)! }] : [];
}

/** The day with its year on which the first sentence of the summary says that it happened. */
function ofSummary({ blocks, sectionNameOf }: PostMortem): ClaimedDay[] {
  const first = blocks.find(({ kind, span }) => kind === 'paragraph' && sectionNameOf(span) === 'summary');
  const start = first && ON_DAY.exec(first.text)?.[0].length;
  if (!first || start === undefined) return [];
  const [sentence] = first.text.slice(start, start + 1500).split(/[.!?]\s/);
  const claim = TELLS_FAILURE.test(sentence ?? '') ? dayIn(first, start, 'The summary says') : null;
  return claim ? [claim] : [];
}

/** The days from the first entry to the last, or to the milestones outside of them. */
function ofTimeline({ timeline, milestones }: PostMortem): ClaimedDay[] {
  const times = timeline.flatMap(({ time }) => (time?.iso ? time : []));
  const first = milestones.started ?? milestones.detected ?? times[0];
  const days = [...times, ...(first ? [first] : [])].flatMap(({ iso }) => iso?.slice(0, 10) ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to || !first || times.length < 2) return [];
  return [{ from, to, span: first.span, says: 'The timeline tells of', isLoose: false }];
}

function ofFileName({ document, frontMatter }: PostMortem): ClaimedDay[] {
  const name = document.path.split(/[\\/]/).at(-1) ?? '';
  const day = isoDay(/(?<!\d)20\d\d-\d\d-\d\d(?!\d)/.exec(name)?.[0]);
  // Where Debrief's front matter is used, files are named by it.
  const isLoose = !OWN_KEYS.some((key) => key in (frontMatter?.data ?? {}));
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

/** A day with its year, written in one way only, that begins at this place of a block. */
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
