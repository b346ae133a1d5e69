import type { Span } from '../../../markdown/document.ts';
import type { PostMortem, SectionName } from '../../../postmortem/model.ts';
import { severityLevel } from '../../../postmortem/severity.ts';
import { statedPeriods } from '../../../postmortem/stated-period.ts';
import { dayIn } from '../../../postmortem/timeline/days/day-in.ts';
import type { DayParts } from '../../../time/date.ts';
import { resolveDay } from '../../../time/date-order.ts';
import { daysBetween, dayToIso } from '../../../time/day.ts';
import { defineRule, type Finding, type IncidentRecord } from '../../rule.ts';
import { type ClaimedDay, claimedDays } from '../../support/timeline/claimed-days.ts';
import { endOfImpact } from '../../support/timeline/minutes-between.ts';
import { isUnfilled } from '../../support/unfilled.ts';

/** Where prose states the document's own severity rather than another one's. */
const STATED =
  /^\W*(?:incident )?(?:severity|sev)(?: level)?\s*[:=–-]\s*\W*((?:SEV|S|P)[ -]?[0-5]|critical|major|minor)\b/i;
/** "This was a SEV2" in the summary, in a sentence that describes no change. */
const TOLD =
  /(?<=^|[.!]\s)(?!(?:[^.]|\.\d)*\b(?:initial|first|until|before|then|later|after|rais|lower|downgrad|upgrad|escalat|bec[ao]me|previous|earlier|should|would|similar)\w*)(?:this(?: incident| outage)?|the (?:incident|outage)) (?:was|is) (?:(?:rated|classified|declared|handled|treated)(?: as)? )?(?:an? )?(SEV[ -]?[0-5])\b/i;
const IN_TITLE = /\b(SEV[ -]?[0-5])\b/i;

export default defineRule({
  id: 'structure/agreement',
  summary: 'Severity and dates are the same in the front matter, the text, the file name and the incident',
  why: 'The severity decides how soon a post-mortem and its actions are due, and the date decides in which month it counts. If two places differ, reports and readers each believe a different one.',
  instead:
    'Correct the one that is wrong. If the severity changed during the incident, give the highest in the front matter and record the change in the timeline (“14:05 – raised to SEV1”).',
  options: {
    days: { type: 'integer', least: 0, default: 1, about: 'How many days two dates may differ.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
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
      title: 'Another day in the timeline than in the header',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n**Date of incident:** 2026-03-20\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n',
      reports: ['2026-03-20'],
    },
    {
      title: 'Another day in the middle of the summary',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n## Summary\n\nBetween 13:40 and 14:20 UTC on 2026-03-12 the queue was down.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n',
      reports: ['2026-03-12'],
    },
    {
      title: 'Written before it happened',
      path: 'postmortems/queue.md',
      markdown:
        '---\ntitle: The queue stood still\ndate: 2026-03-02\n---\n\n## Timeline (UTC)\n\n- 2026-03-05 13:40: impact starts\n- 14:20: resolved\n',
      reports: ['2026-03-02'],
    },
    {
      title: 'Discussed before it happened',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n**Incident date:** 2026-04-02\n\n**Review held:** 2026-03-03\n\n## Timeline (UTC)\n\n- 2026-04-02 13:40: impact starts\n- 14:20: resolved\n',
      reports: ['2026-03-03'],
    },
    {
      title: 'Another year in the file name',
      path: 'postmortems/2025-03-02-queue.md',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n',
      reports: ['2026-03-02 13:40'],
    },
    {
      title: 'Another severity and another day in the summary',
      path: 'postmortems/queue.md',
      markdown:
        '---\nseverity: SEV1\ndate: 2026-03-20\n---\n\n# The queue stood still\n\n## Summary\n\nOn March 2nd, 2026, the queue was down for 20 minutes. This was a SEV2.\n',
      reports: ['2026-03-20', 'SEV2'],
    },
    {
      title: 'The same days of another year',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n**Date:** December 28, 2025\n\n## Impact\n\n- **Duration:** 24 hours (Dec 28-29, 2024)\n- All shops took no orders.\n',
      reports: ['December 28, 2025'],
    },
    {
      title: 'A period that ends before it begins',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\nDuration: 13 August 2026, 10:00 – 14 April 2026, 01:00 (UTC)\n\n## Timeline (UTC)\n\n- 2026-08-13 10:00: impact starts\n- 2026-08-14 01:00: resolved\n',
      reports: ['13 August 2026, 10:00 – 14 April 2026, 01:00'],
    },
    {
      title: 'A period that ends a day early',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\nDuration: June 19, 2026, 7:00 AM – June 20, 2026, 2:00 AM (UTC)\n\n## Timeline (UTC)\n\n- June 19, 2026, 7:15 AM: impact starts\n- June 20, 2026, 10:30 PM: cause found\n- June 21, 2026, 2:00 AM: resolved\n',
      reports: ['June 19, 2026, 7:00 AM – June 20, 2026, 2:00 AM'],
    },
  ],
  good: [
    {
      title: 'Versions that are named by days',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n## Summary\n\nWe rolled the consumer back from 2026-08-13 to 2026-04-14, and the queue ran again.\n',
    },
    {
      title: 'A period over midnight, and a timeline without days of its own',
      path: 'postmortems/2026-03-03-queue.md',
      markdown:
        '# The queue stood still - 2026-03-03\n\nDuration: 2026-03-02 23:41 UTC to 2026-03-03 06:27 UTC\n\n## Timeline (UTC)\n\n- 23:30: batch starts\n- 23:41: impact starts\n- 06:27: resolved\n',
    },
    {
      title: 'A period as in the timeline',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\nDuration: 13 August 2026, 10:00 to 14 August 2026, 01:00 (UTC)\n\n## Timeline (UTC)\n\n- 2026-08-13 10:00: impact starts\n- 2026-08-14 01:00: resolved\n',
    },
    {
      title: 'Discussed, written and changed later',
      path: 'postmortems/queue.md',
      markdown:
        '# The queue stood still\n\n**Incident date:** 2026-04-02\n\n**Report date:** 2026-04-02\n\n**Review held:** 2026-04-09\n\n**Last updated:** 2027-04-02\n\n## Timeline (UTC)\n\n- 2026-04-02 13:40: impact starts\n- 2026-04-04 14:20: resolved\n',
    },
    {
      title: 'The last of several days that it tells of',
      path: 'postmortems/queue.md',
      markdown:
        '---\ntitle: The queue stood still\ndate: 2026-02-01\n---\n\n## Summary\n\nOn February 7th a test stopped it, and again a month later.\n\n## Timeline (UTC)\n\n- 2026-03-05 13:40: impact starts\n- 14:20: resolved\n',
    },
    {
      title: 'A file that is named by the day of writing',
      path: 'postmortems/2026-03-20-queue.md',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n',
    },
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
    yield* period(postmortem);
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
      related: { span: own.span, message: 'The other severity.' },
    };
}

/** The severity in the title or a labelled line, if it differs from the one read. */
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

/** Two places that date the incident differently. Only the first pair is reported: one mistake, one finding. */
function* date(postmortem: PostMortem, incident: IncidentRecord | null, days: number): Iterable<Finding> {
  const claims = claimedDays(postmortem, incident);
  for (const [index, claim] of claims.entries()) {
    const other = claims
      .slice(0, index)
      .find((before) => differ(before, claim, days) && !isExplained(postmortem, before, claim));
    if (!other) continue;
    // A file name and a record have no position in the text.
    const [here, there] = other.span ? [other, claim] : [claim, other];
    if (!here.span || isUnfilled(postmortem, here.span)) continue;
    yield {
      span: here.span,
      message: `${here.says} ${daysText(here)}, and ${there.says.replace(/^The/, 'the')} ${daysText(there)}. Reports count by the day of the incident, so correct the one that is wrong.`,
      ...(there.span ? { related: { span: there.span, message: 'The other day.' } } : {}),
    };
    return;
  }
}

/**
 * Whether a date of writing that lies before the timeline is explained by the text: the document covers several
 * incidents, and the timeline only the last one.
 */
function isExplained({ blocks, sectionNameOf }: PostMortem, one: ClaimedDay, two: ClaimedDay): boolean {
  const [writing, told] = one.isLoose ? [one, two] : [two, one];
  if (!writing.isLoose || told.isLoose || writing.isOfWriting || writing.to >= told.from) return false;
  const isBetween = (day: DayParts) => {
    const known = resolveDay({ ...day, year: day.year ?? Number(told.from.slice(0, 4)) }, null);
    const date = known === null ? '' : dayToIso(known);
    return date > writing.to && date < told.from;
  };
  return blocks.some(
    ({ kind, text, span }) =>
      kind !== 'heading' &&
      dayIn(text.slice(0, LONGEST), isBetween) !== null &&
      sectionNameOf(span) !== 'timeline',
  );
}

/** Minutes within which two clock times are the same. */
const SAME_CLOCK = 30;

/** A period that ends before it begins, or at the timeline's hour of another day. */
function* period(postmortem: PostMortem): Iterable<Finding> {
  const periods = statedPeriods(postmortem.blocks);
  const backwards = periods.find(({ from, to }) => to.day < from.day);
  if (backwards) {
    const { from, to, span } = backwards;
    yield {
      span,
      message: `This ends on ${to.day}, before it begins on ${from.day}. Perhaps a month or a year is wrong; correct it, so that readers know how long it lasted.`,
    };
    return;
  }
  const end = endOfImpact(postmortem.milestones);
  const [, day, hour, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(end?.iso ?? '') ?? [];
  const [stated] = periods;
  if (!end || !day || !stated || stated.to.minute === null || stated.to.day === day) return;
  const isSameClock = Math.abs(Number(hour) * 60 + Number(minute) - stated.to.minute) <= SAME_CLOCK;
  if (isSameClock && Math.abs(daysBetween(stated.to.day, day)) <= 3 && datesItself(postmortem))
    yield {
      span: stated.span,
      message: `This ends on ${stated.to.day}, and the timeline at the same hour of ${day}. Readers cannot tell how long it lasted. Correct the day that is wrong.`,
      related: { span: end.span, message: 'The end in the timeline.' },
    };
}

/** Whether the timeline writes a day. One that is only inferred (from the title, the file name) contradicts nothing. */
function datesItself({ timeline, document, milestones }: PostMortem): boolean {
  if (!timeline.some(({ time }) => time === endOfImpact(milestones))) return true;
  const [start, end] = [timeline[0]?.section?.span.start, timeline.at(-1)?.span.end];
  const above = start ?? timeline[0]?.span.start ?? 0;
  return dayIn(document.text.slice(above, Math.min(end ?? above, above + LONGEST))) !== null;
}
/** How much of a timeline is searched for a day. */
const LONGEST = 10_000;

const daysText = ({ from, to }: ClaimedDay) => (from === to ? from : `${from} to ${to}`);

function differ(one: ClaimedDay, two: ClaimedDay, days: number): boolean {
  if (daysBetween(one.to, two.from) <= days && daysBetween(two.to, one.from) <= days) return false;
  // A file may be dated by the day of writing, but the same day of another year is a typo.
  const isLoose = one.isLoose || two.isLoose;
  const [writing, told] = one.isLoose ? [one, two] : [two, one];
  const isBefore = one.isLoose !== two.isLoose && daysBetween(writing.to, told.from) > days;
  return (
    !isLoose ||
    isBefore ||
    (!one.isOfWriting &&
      !two.isOfWriting &&
      one.from.slice(5) === two.from.slice(5) &&
      one.from.slice(0, 4) !== two.from.slice(0, 4))
  );
}
