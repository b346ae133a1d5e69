import type { ProseBlock } from '../../../markdown/document.ts';
import type { PostMortem, StatedDuration } from '../../../postmortem/model.ts';
import { gated } from '../../../vocabulary/gated.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { isBetweenEntries } from '../../support/between-entries.ts';
import { DOWN } from '../../support/down.ts';
import { few } from '../../support/few.ts';
import { headerLength } from '../../support/header-length.ts';
import { preambleOf } from '../../support/impact-words.ts';
import { endOfImpact, minutesBetween } from '../../support/instants.ts';
import { namedIntervals } from '../../support/named-interval.ts';
import { once } from '../../support/once.ts';
import { rounding } from '../../support/rounding.ts';
import { spansBesideClocks } from '../../support/spans-beside-clocks.ts';
import { minutesText, quoted } from '../../support/words.ts';

/** The intervals that each phrase may mean; agreement with one is enough. */
const INTERVALS: Readonly<Record<StatedDuration['of'], readonly (readonly [Milestone, Milestone])[]>> = {
  impact: [
    ['started', 'mitigated'],
    ['started', 'resolved'],
    ['detected', 'mitigated'],
    ['detected', 'resolved'],
  ],
  detection: [['started', 'detected']],
  acknowledgement: [
    ['detected', 'acknowledged'],
    ['started', 'acknowledged'],
  ],
  mitigation: [
    ['started', 'mitigated'],
    ['detected', 'mitigated'],
    ['acknowledged', 'mitigated'],
  ],
  resolution: [
    ['started', 'mitigated'],
    ['started', 'resolved'],
    ['detected', 'mitigated'],
    ['detected', 'resolved'],
    ['acknowledged', 'resolved'],
    ['mitigated', 'resolved'],
  ],
  unknown: [],
};

export default defineRule({
  id: 'impact/duration-agrees',
  summary: 'Durations in the text agree with the milestones of the timeline',
  why: 'When the summary says 20 minutes and the timeline shows 50, readers believe neither, and reports count whichever they read first. Often a zone or a day is wrong in one of the two.',
  instead:
    'Compute the duration again from the milestones, or correct the milestone. If it could be several intervals, say which one you mean: “impact lasted 43 minutes (13:52–14:35), 31 of them after detection”.',
  options: {
    toleranceMinutes: { type: 'number', least: 0, default: 5, about: 'Tolerated difference.' },
    tolerancePercent: {
      type: 'number',
      least: 0,
      default: 10,
      about: 'Tolerated difference, as a share of the longer of the two.',
    },
    atMost: { type: 'integer', least: 1, default: 3, about: 'Durations to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: '20 minutes, or 43?',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted 20 minutes. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['20 minutes'],
    },
    {
      title: 'The summary begins with another length',
      markdown:
        '# Uploads failed\n\n## Summary\n\nUploads were refused for 20 minutes.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['20 minutes'],
    },
    {
      title: 'Counted from another time than it says',
      markdown:
        '# Uploads failed\n\n**Duration:** 43 min (detection → resolution)\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: release 412 reaches production\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['43 min'],
    },
    {
      title: 'From 13:52 to 14:35 it is 43 minutes',
      markdown: '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC (23 minutes).\n',
      reports: ['23 minutes'],
    },
    {
      title: 'Beside start and end in the header',
      markdown:
        '# Uploads failed\n\n| Field | Value |\n| --- | --- |\n| Start | 2026-03-02 13:52 UTC |\n| End | 2026-03-02 14:35 UTC |\n| Duration | 1 h 23 min |\n',
      reports: ['1 h 23 min'],
    },
    {
      title: 'Beside them in another language',
      markdown:
        '# Hochladen schlug fehl\n\n**Beginn:** 13:52 UTC\n**Ende:** 14:35 UTC\n**Dauer:** 23 Minuten\n\n## Zusammenfassung\n\nAlle Uploads schlugen fehl, weil die Platte voll war.\n\n## Ursache\n\nDie Platte war voll.\n\n## Maßnahmen\n\n- Alarm für volle Platten einrichten\n',
      reports: ['23 Minuten'],
    },
    {
      title: 'In words, and with am and pm',
      markdown:
        '# Uploads failed\n\n## Impact\n\nUploads failed for three hours from 10:00 AM to 2:00 PM (UTC).\n',
      reports: ['three hours'],
    },
    {
      title: 'It was over sooner',
      markdown:
        '# Uploads failed\n\n## Summary\n\nAt 13:52 uploads began to fail, for 3 hours.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:55: detected by the upload alert\n- 14:35: resolved\n',
      reports: ['3 hours'],
    },
  ],
  good: [
    {
      title: 'Beside its clock times',
      markdown:
        '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC, for 43 minutes. Searches failed for four hours from 10:00 AM to 2:00 PM, and sign-ins for 2 hours, 11:00 to 1:00 PM.\n',
    },
    {
      title: 'Beside a window in the header, of which it may be a part',
      markdown:
        '# Uploads failed\n\n**Incident window:** 2026-03-02 13:52 → 2026-03-02 14:35 UTC\n**Duration:** ~45 min\n\n## Summary\n\nUploads failed.\n',
    },
    {
      title: 'From the detection, which the header gives too',
      markdown:
        '# Uploads failed\n\nStart: 13:52 UTC\nDetected: 14:12 UTC\nEnd: 14:35 UTC\nDuration: 23 minutes\n',
    },
    {
      title: 'The same, rounded',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted about 45 minutes. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'Work, not impact',
      markdown:
        '# Uploads failed\n\n## Impact\n\n- Engineering impact: about 10 hours in all, ~3 hours of recovery and ~7 hours of subsequent root-cause investigation\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'An upper bound',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted at maximum 16 hours. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
    },
    {
      title: 'No milestones, nothing to compare with',
      markdown: '# Uploads failed\n\n## Impact\n\nThe outage lasted 20 minutes.\n',
    },
  ],
  check({ postmortem, options }) {
    const findings = postmortem.durations.flatMap((stated): Finding[] => {
      const nearest = contradicted(postmortem, stated, options);
      if (!nearest) return [];
      const { from, to, minutes } = nearest;
      return [
        {
          span: stated.span,
          message: `${quoted(stated.raw)} does not agree with the timeline, where it is ${minutesText(minutes)} from ${from} to ${to}. Readers will believe neither. Compute it again, or correct the milestone.`,
          related: { span: postmortem.milestones[to]!.span, message: `Read as ${to}.` },
        },
      ];
    });
    const all = [
      ...inHeader(postmortem),
      ...ofNamedIntervals(postmortem),
      ...findings,
      ...besideClocks(postmortem),
      ...beyondTimeline(postmortem),
    ].filter(({ span }, index, each) => each.findIndex((one) => one.span.start === span.start) === index);
    return few(all, options.atMost);
  },
});

/** "14 min (detection → resolution)", which is the time from the start. */
function ofNamedIntervals(postmortem: PostMortem): Finding[] {
  return namedIntervals(postmortem).map(({ stated, from, to, minutes, isSinceFirst }) => ({
    span: stated.span,
    message: `${quoted(stated.raw)} does not agree with the timeline, where it is ${minutesText(minutes)} from ${from} to ${to}${isSinceFirst ? `; ${minutesText(stated.minutes)} is the time since the first entry` : ''}. Readers will believe neither. Compute it again, or correct the words.`,
    related: { span: postmortem.milestones[to]!.span, message: `Read as ${to}.` },
  }));
}

/** "Start: 13:00", "End: 14:00" and "Duration: 2 h 20 min" in the header. */
function inHeader(postmortem: PostMortem): Finding[] {
  const found = headerLength(postmortem);
  if (!found) return [];
  const { raw, span, from, to, minutes, end } = found;
  return [
    {
      span,
      message: `${quoted(raw)} does not fit: from ${from} to ${to} (line ${postmortem.document.point(end.start).line}) it is ${minutesText(minutes)}. Readers will believe neither. Correct the duration or the time.`,
      related: { span: end, message: 'The end.' },
    },
  ];
}

/** Durations beside clock times: "13:52–14:35 (23 min)", "at 04:00 it went down, for 3 hours". */
function besideClocks(postmortem: PostMortem): Finding[] {
  const end = endOfImpact(postmortem.milestones)?.iso?.slice(11, 16);
  const clocks = postmortem.timeline.flatMap(({ time }) => {
    const clock = time?.precision === 'date' ? undefined : time?.iso?.slice(11, 16);
    return clock ? [minutesOfDay(clock)] : [];
  });
  return spansBesideClocks(postmortem).flatMap(({ raw, span, minutes, from, to }): Finding[] => {
    const until = to ?? end;
    if (until === undefined) return [];
    const between = minutesOfDay(until) - minutesOfDay(from);
    const whole = between < 0 ? between + 1440 : between;
    const slack = Math.max(to === null ? 10 : 2, rounding(raw));
    // Over a day or more, clock times alone do not give a length.
    if (minutes >= 1380 || Math.abs(whole - minutes) <= slack) return [];
    // An entry at the end of the stated length may be the end that was meant.
    if (to === null && clocks.some((clock) => Math.abs(clock - minutesOfDay(from) - minutes) <= slack))
      return [];
    const source = to === null ? `the impact ends at ${until}` : `it ends at ${to}`;
    return [
      {
        span,
        message: `${quoted(raw)} does not fit: from ${from}, ${source}, which is ${minutesText(whole)}. Readers will believe neither. Correct the duration or the time.`,
      },
    ];
  });
}

/**
 * If no entry states the start or the end: a duration of the whole incident that is longer than the whole timeline, which
 * then begins late, stops early, or contradicts it.
 */
function beyondTimeline(postmortem: PostMortem): Finding[] {
  const { timeline, milestones, durations } = postmortem;
  if (milestones.started && endOfImpact(milestones)) return [];
  const times = timeline.flatMap(({ time }) => (time?.iso && time.precision !== 'date' ? time : []));
  const [first, last] = [times[0], times.at(-1)];
  const minutes = minutesBetween(first, last);
  if (
    !first ||
    !last ||
    minutes === null ||
    minutes < 1 ||
    times.length < 3 ||
    times.length < timeline.length
  )
    return [];
  const stated = durations.find((each) => {
    const before = each.label === '' ? beforeIn(postmortem, each) : `${each.label} `;
    const isWhole = WHOLE_LENGTH.test(before) || (WAS_DOWN.test(before) && isOpening(postmortem, each));
    if (!isWhole || AT_MOST.test(before) || OF_SOMETHING_ELSE.test(before)) return false;
    return each.minutes > 1.5 * minutes + Math.max(15, rounding(each.raw));
  });
  if (!stated) return [];
  return [
    {
      span: stated.span,
      message: `${quoted(stated.raw)} is longer than the whole timeline, which covers ${minutesText(minutes)}. Add the entries that are missing at its start or its end, or correct the duration.`,
      related: { span: first.span, message: 'The first entry.' },
    },
  ];
}

const minutesOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

interface Tolerance {
  readonly toleranceMinutes: number;
  readonly tolerancePercent: number;
}

/**
 * The nearest interval, if none matches the stated duration. A duration longer than the longest interval contradicts
 * it, unless the start is unknown; a shorter one does so only if the words mean the whole incident ("lasted"), since a
 * part may well be shorter.
 */
function contradicted(postmortem: PostMortem, stated: StatedDuration, options: Tolerance): Interval | null {
  const before = stated.label === '' ? beforeIn(postmortem, stated) : `${stated.label} `;
  const isWhole = WAS_DOWN.test(before) && isOpening(postmortem, stated);
  const all = known(postmortem, isWhole ? 'impact' : stated.of);
  const ends = all.filter(({ from, to }) => from !== 'mitigated' && to === 'resolved');
  // "Time to resolve", beside "time to repair": until it was resolved.
  const intervals = RESOLVE.test(before) && ends.length > 0 ? ends : all;
  // Without a start, what lies after the mitigation says nothing of the time before it.
  if (intervals.every(({ from }) => from === 'mitigated') || OF_SOMETHING_ELSE.test(before)) return null;
  if (MEASURES.test(afterIn(postmortem, stated))) return null;
  const slack = (minutes: number) =>
    Math.max(
      options.toleranceMinutes,
      (options.tolerancePercent / 100) * Math.max(minutes, stated.minutes),
      rounding(stated.raw),
    );
  const difference = ({ minutes }: Interval) => stated.minutes - minutes;
  const tooLong = intervals.every((each) => difference(each) > slack(each.minutes));
  const tooShort = intervals.every((each) => -difference(each) > slack(each.minutes));
  const startKnown = stated.of === 'acknowledgement' || postmortem.milestones.started !== undefined;
  const contradicts =
    (tooLong && startKnown && !AT_MOST.test(before)) ||
    (tooShort && (isWhole || WHOLE.test(before)) && !AT_LEAST.test(before) && !isPhase(postmortem, stated));
  if (!contradicts || endsAtClock(postmortem, stated) || isBetweenEntries(postmortem, stated)) return null;
  return intervals.reduce((a, b) => (Math.abs(difference(b)) < Math.abs(difference(a)) ? b : a));
}

/** Another time in the document ends the stated length: "Fixed: 9:45", though the incident was closed at 10:12. */
function endsAtClock(postmortem: PostMortem, { minutes, raw, of }: StatedDuration): boolean {
  // "Three hours" would end near some time by chance.
  if (minutes >= 720 || rounding(raw) > 1) return false;
  const { started, detected } = postmortem.milestones;
  const times = of === 'detection' ? [started] : [started, detected];
  return times.some((time) => {
    const start = time?.iso?.slice(11, 16);
    if (!start) return false;
    const end = (minutesOfDay(start) + minutes) % 1440;
    return [end - 1, end, end + 1].some((minute) => clocksIn(postmortem).has(minute));
  });
}

/** Every clock time in the text, in minutes of the day. */
const clocksIn = once(
  ({ blocks }: PostMortem): ReadonlySet<number> =>
    new Set(
      blocks.flatMap(({ text }) =>
        [...text.slice(0, 2000).matchAll(CLOCK)].map(([, hour, minute, half]) => {
          const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
          return hours * 60 + Number(minute);
        }),
      ),
    ),
);

const CLOCK = /(?<![\d:.])(\d{1,2}):([0-5]\d)(?![\d])(?::\d\d)?(?: ?([ap])\.?m\b)?/gi;

/** "30 hours", followed by "SEV-1: 9 hours" and "SEV-2: 19 hours": phases of a longer whole that is also stated. */
function isPhase({ durations }: PostMortem, stated: StatedDuration): boolean {
  const lengths = new Set(durations.filter(({ of }) => of === stated.of).map(({ minutes }) => minutes));
  const whole = Math.max(...lengths);
  const shorter = [...lengths].filter((minutes) => minutes < whole);
  const sum = shorter.reduce((total, minutes) => total + minutes, 0);
  return stated.minutes < whole && shorter.length > 1 && sum <= whole;
}

/** A repair may begin long after detection, so "time to fix" does not mean the whole incident. */
const WHOLE = /\b(?:last(?:ed|s|ing)|duration|time to (?!fix|repair)\w+|MTT[DARM]|TT[DARM])\b[^.;\n]{0,25}$/i;
const RESOLVE = /\btime to (?:resolve|resolution)\b[^.;\n]{0,25}$/i;
/** "Duration: 2 hours", "downtime of 2 hours". */
const WHOLE_LENGTH = /\b(?:last(?:ed|ing)|duration|down(?:time)? (?:of|for)|downtime)\b[^.;\n]{0,25}$/i;
/** "Uploads were refused for": the whole incident if the summary begins with it, unless it refers to a part. */
const WAS_DOWN = gated(
  new RegExp(
    String.raw`^(?!.*\b(?:some|part|partly|partially|first|initially|another|again|intermittent\w*)\b).*\b(?:${DOWN}|out|blocked|empty|silent|stood still|halted|stopped|cannot|not able)\b[^.;\n]{0,30}\bfor (?:about |around |roughly |approximately |~)?$`,
    'i',
  ),
  /for (?:about |around |roughly |approximately |~)?$/i,
);
const OF_SOMETHING_ELSE =
  /\b(?:engineering (?:impact|time|effort|hours|cost)|person-hours|cumulative\w*|in total|total of|accumulated|next|following|previous|every|each|another|allowed|target|objective|SLA|SLO|(?:will|would|shall|going to)(?: \w+){1,3} in|(?:should|must) (?:never|not))\b[^.;\n]{0,60}$/i;
const AT_LEAST = /(?:more than|over|at least|longer than|>|≥|above|exceed\w*)\W{0,4}$/i;
const AT_MOST =
  /(?:less than|under|up to|at most|at (?:a )?max(?:imum)?(?: of)?|maximum of|no (?:more|longer) than|bounded (?:by|to)|within|<|≤|almost|nearly)\W{0,4}$/i;

/** "an 18-hour gap in the backups", "two days of orders": something else is that long. */
const MEASURES = gated(
  /^\W{0,3}(?:(?:wide|long) )?(?:gaps?|backlog|window|retention|intervals?|of (?:data|orders|backups?|logs|history|events|messages|(?:[\w-]+ ){0,3}(?:investigation|work|effort|engineering|review|triage)))\b/i,
  /gap|backlog|window|retention|interval|of /i,
);

const afterIn = ({ document }: PostMortem, { span }: StatedDuration): string =>
  document.text.slice(span.end, span.end + 40);

/** The words before a duration on its line. */
function beforeIn({ document }: PostMortem, { span }: StatedDuration): string {
  return document.text
    .slice(Math.max(0, span.start - 90), span.start)
    .split(/\n\s*\n/)
    .at(-1)!
    .replaceAll('\n', ' ');
}

/** True in the first sentence of the summary, or of the document if it has no summary. */
function isOpening(postmortem: PostMortem, { span }: StatedDuration): boolean {
  const isParagraph = ({ kind }: ProseBlock) => kind === 'paragraph';
  const first =
    postmortem.blocks.find(
      (block) => isParagraph(block) && postmortem.sectionNameOf(block.span) === 'summary',
    ) ?? preambleOf(postmortem).find(isParagraph);
  if (!first || span.start < first.span.start || span.start > first.span.end) return false;
  const end = first.text.search(/[.!?]\s/);
  return end === -1 || span.start < first.source(0, end).end;
}

interface Interval {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly minutes: number;
}

function known({ milestones }: PostMortem, of: StatedDuration['of']): Interval[] {
  return INTERVALS[of].flatMap(([from, to]) => {
    const minutes = minutesBetween(milestones[from], milestones[to]);
    return minutes === null || minutes < 0 ? [] : [{ from, to, minutes }];
  });
}
