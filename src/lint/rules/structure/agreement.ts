import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../../postmortem/model.ts';
import { severityLevel } from '../../../postmortem/severity.ts';
import { dayAt, dayToIso, resolveDay } from '../../../time/date.ts';
import { defineRule, type Finding, type IncidentRecord } from '../../rule.ts';
import { daysBetween } from '../../support/days.ts';
import { dayOf } from '../../support/instants.ts';
import { isUnfilled } from '../../support/unfilled.ts';

/** Where prose states the document's own severity, and does not speak of another. */
const STATED =
  /^\W*(?:incident )?(?:severity|sev)(?: level)?\s*[:=–-]\s*\W*((?:SEV|S|P)[ -]?[0-5]|critical|major|minor)\b/i;
/** "This was a SEV2", in the summary, by a sentence that tells of no change. */
const TOLD =
  /(?<=^|[.!]\s)(?!(?:[^.]|\.\d)*\b(?:initial|first|until|before|then|later|after|rais|lower|downgrad|upgrad|escalat|bec[ao]me|previous|earlier|should|would|similar)\w*)(?:this(?: incident| outage)?|the (?:incident|outage)) (?:was|is) (?:(?:rated|classified|declared|handled|treated)(?: as)? )?(?:an? )?(SEV[ -]?[0-5])\b/i;
/** "On 2 March 2026 the queue was down": the day, and that it is the incident's own. */
const ON_DAY = /^\W*on (?:\w+day,? )?(?=[\dJFMASOND])/i;
const TELLS_FAILURE =
  /\b(?:outage|incident|down|unavailable|unreachable|interrupted|degraded|lost|fail(?:ed|ing)|errors?|could(?: not|n't)|unable|stood|stopped)\b/i;
const IN_TITLE = /\b(SEV[ -]?[0-5])\b/i;
/** Keys that only the front matter of a post-mortem has; a blog's `date` is the day of publication. */
const OWN_KEYS = ['severity', 'incident', 'started', 'detected', 'resolved'];

export default defineRule({
  id: 'structure/agreement',
  summary: 'Severity and dates are the same in the front matter, the text, the file name and the incident',
  why: 'The severity decides how soon a post-mortem and its actions are due, and the date in which month it counts. When two places differ, reports and readers each believe another one.',
  instead:
    'Correct the one that is wrong. If the severity changed on the way, give the highest in the front matter and tell the change in the timeline (“14:05 – raised to SEV1”).',
  options: {
    days: { type: 'integer', least: 0, default: 1, about: 'Days between two dates that are let pass.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  bad: [
    {
      title: 'Another severity in the text',
      markdown: '---\nseverity: SEV2\n---\n\n# The queue stood still\n\nSeverity: SEV3\n',
      reports: ['SEV3'],
    },
    {
      title: 'Another severity than the incident',
      markdown: '---\nseverity: SEV2\n---\n\n# The queue stood still\n',
      incident: { number: 12, severity: 'SEV1', milestones: {} },
      reports: ['SEV2'],
    },
    {
      title: 'Another day than the file name, or than the incident',
      path: 'postmortems/2026-03-02-queue.md',
      markdown: '---\nseverity: SEV2\ndate: 2026-03-20\n---\n\n# The queue stood still\n',
      reports: ['2026-03-20'],
    },
    {
      title: 'Another severity and another day in the summary',
      path: 'postmortems/queue.md',
      markdown:
        '---\nseverity: SEV1\ndate: 2026-03-20\n---\n\n# The queue stood still\n\n## Summary\n\nOn March 2nd, 2026, the queue was down for 20 minutes. This was a SEV2.\n',
      reports: ['2026-03-20', 'SEV2'],
    },
  ],
  good: [
    {
      title: 'Other incidents, other days, and a severity that changed',
      path: 'postmortems/queue.md',
      markdown:
        '---\nseverity: SEV1\ndate: 2026-03-20\n---\n\n# The queue stood still\n\n## Summary\n\nOn 2 March 2026 a limit was set. The incident was first a SEV2, and raised at 14:05. A similar outage was a SEV3.\n',
    },
    {
      title: 'In agreement',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '---\nseverity: SEV2\ndate: 2026-03-02\n---\n\n# The queue stood still\n\nSeverity: SEV2\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts, SEV3\n- 14:05: raised to SEV2\n',
      incident: { number: 12, severity: 'SEV2', milestones: { started: '2026-03-02T13:40:00Z' } },
    },
  ],
  *check({ postmortem, options, incident }) {
    yield* severity(postmortem, incident);
    yield* date(postmortem, incident, options.days);
  },
});

function* severity(postmortem: PostMortem, incident: IncidentRecord | null): Iterable<Finding> {
  const { severity: own, severityLevel: level } = postmortem;
  if (!own || !level) return;
  if (incident?.severity && incident.severity !== level) {
    yield {
      span: own.span,
      message: `This says ${level}, and incident #${incident.number} is ${incident.severity}. Due dates follow the severity, so correct the one that is wrong.`,
    };
  }
  const other = stated(postmortem, own.span);
  if (other && other.level !== level)
    yield {
      span: other.span,
      message: `This says ${other.level}, and line ${postmortem.document.point(own.span.start).line} says ${level}. Due dates follow the severity, so correct the one that is wrong.`,
      related: { span: own.span, message: 'The severity as it was read.' },
    };
}

/** The severity that the title or a labelled line gives, other than the one that was read. */
function stated(
  { blocks, title, sectionNameOf }: PostMortem,
  own: Span,
): { level: string; span: Span } | null {
  for (const block of blocks.slice(0, 40)) {
    const { text, kind, span } = block;
    const isTitle = kind === 'heading' && span.start === title?.span.start;
    const match = isTitle
      ? IN_TITLE.exec(text)
      : kind === 'heading'
        ? null
        : statedIn(text, () => sectionNameOf(span));
    const word = match?.[1];
    if (!match || !word) continue;
    const at = match.index + match[0].length - word.length;
    const found = { level: severityLevel(word), span: block.source(at, at + word.length) };
    const isOwn = found.span.start < own.end && found.span.end > own.start;
    if (found.level && !isOwn) return { level: found.level, span: found.span };
  }
  return null;
}

const statedIn = (text: string, section: () => SectionName | null) =>
  STATED.exec(text) ??
  (/\bsev/i.test(text) && section() === 'summary' ? TOLD.exec(text.slice(0, 1500)) : null);

/** The day with its year on which the first sentence of the summary says that it happened. */
function dayOfSummary({ blocks, sectionNameOf }: PostMortem): string | null {
  const first = blocks.find(({ kind, span }) => kind === 'paragraph' && sectionNameOf(span) === 'summary');
  const start = first && ON_DAY.exec(first.text)?.[0].length;
  const found = first && start !== undefined ? dayAt(first.text, start) : null;
  if (!first || !found || found.day.year === null || found.day.other) return null;
  const [sentence] = first.text.slice(found.end).split(/[.!?]\s/);
  const day = TELLS_FAILURE.test(sentence ?? '') ? resolveDay(found.day, null) : null;
  return day === null ? null : dayToIso(day);
}

function* date(postmortem: PostMortem, incident: IncidentRecord | null, days: number): Iterable<Finding> {
  const { frontMatter, milestones, document } = postmortem;
  const data = frontMatter?.data;
  if (!frontMatter || !data || !OWN_KEYS.some((key) => key in data)) return;
  const span = frontMatter.spanOf('date');
  const said = isoDay(data.date);
  if (!said || isUnfilled(postmortem, span)) return;
  const others: [string | null, string][] = [
    [
      isoDay(incident?.milestones.started ?? incident?.milestones.detected),
      `incident #${incident?.number} began on`,
    ],
    [dayOf(milestones.started ?? milestones.detected), 'the timeline begins it on'],
    [
      /(?<!\d)20\d\d-\d\d-\d\d(?!\d)/.exec(document.path.split(/[\\/]/).at(-1) ?? '')?.[0] ?? null,
      'the file name says',
    ],
    [dayOfSummary(postmortem), 'the summary says'],
  ];
  const other = others.find(([day]) => day !== null && Math.abs(daysBetween(said, day)) > days);
  if (other)
    yield {
      span,
      message: `The front matter gives ${said}, and ${other[1]} ${other[0]}. Reports count by this date, so correct the one that is wrong.`,
    };
}

function isoDay(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const day = typeof value === 'string' ? /^\s*(\d{4}-\d\d-\d\d)(?!\d)/.exec(value)?.[1] : null;
  return day && !Number.isNaN(Date.parse(day)) ? day : null;
}
