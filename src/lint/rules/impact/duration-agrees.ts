import type { PostMortem, StatedDuration } from '../../../postmortem/model.ts';
import type { Milestone } from '../../../vocabulary/milestones.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { endOfImpact, minutesBetween } from '../../support/instants.ts';
import { spansBesideClocks } from '../../support/spans-beside-clocks.ts';
import { minutesText, quoted } from '../../support/words.ts';

/** The intervals that people mean by each; one that agrees is enough. */
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
  summary: 'Durations that the text states agree with the milestones of the timeline',
  why: 'When the summary says 20 minutes and the timeline shows 50, readers believe neither, and reports count the one that happens to be read first. Often a zone or a day is wrong in one of the two.',
  instead:
    'Compute the duration again from the milestones, or correct the milestone. Say which interval is meant where it could be several: “impact lasted 43 minutes (13:52–14:35), 31 of them after detection”.',
  options: {
    toleranceMinutes: { type: 'number', least: 0, default: 5, about: 'Difference that is let pass.' },
    tolerancePercent: {
      type: 'number',
      least: 0,
      default: 10,
      about: 'Difference that is let pass, as a share of the longer of the two.',
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
      title: 'From 13:52 to 14:35 it is 43 minutes',
      markdown: '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC (23 minutes).\n',
      reports: ['23 minutes'],
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
      markdown: '# Uploads failed\n\n## Impact\n\nUploads failed from 13:52 to 14:35 UTC, for 43 minutes.\n',
    },
    {
      title: 'The same, rounded',
      markdown:
        '# Uploads failed\n\n## Impact\n\nThe outage lasted about 45 minutes. All users were affected.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 13:58: detected by the upload alert\n- 14:35: resolved\n',
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
    return few([...findings, ...besideClocks(postmortem)], options.atMost);
  },
});

/** Durations that stand beside clock times: "13:52–14:35 (23 min)", "at 04:00 it went down, for 3 hours". */
function besideClocks(postmortem: PostMortem): Finding[] {
  const end = endOfImpact(postmortem.milestones)?.iso?.slice(11, 16);
  return spansBesideClocks(postmortem).flatMap(({ raw, span, minutes, from, to }): Finding[] => {
    const until = to ?? end;
    if (until === undefined) return [];
    const between = minutesOfDay(until) - minutesOfDay(from);
    const whole = between < 0 ? between + 1440 : between;
    const slack = Math.max(to === null ? 10 : 2, rounding(raw));
    // Over a day or more, clock times alone tell no length.
    if (minutes >= 1380 || Math.abs(whole - minutes) <= slack) return [];
    const source = to === null ? `the impact ends at ${until}` : `it ends at ${to}`;
    return [
      {
        span,
        message: `${quoted(raw)} does not fit: from ${from}, ${source}, which is ${minutesText(whole)}. Readers will believe neither. Correct the duration or the time.`,
      },
    ];
  });
}

const minutesOfDay = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

interface Tolerance {
  readonly toleranceMinutes: number;
  readonly tolerancePercent: number;
}

/**
 * The interval that comes nearest, when none can be what was stated. A duration longer than the longest interval
 * contradicts it, unless the start is unknown; a shorter one only where the words speak of the whole ("lasted"):
 * part of an incident may well be shorter.
 */
function contradicted(postmortem: PostMortem, stated: StatedDuration, options: Tolerance): Interval | null {
  const intervals = known(postmortem, stated.of);
  const before = beforeIn(postmortem, stated);
  if (intervals.length === 0 || OF_SOMETHING_ELSE.test(before)) return null;
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
    (tooShort && WHOLE.test(before) && !AT_LEAST.test(before));
  if (!contradicts) return null;
  return intervals.reduce((a, b) => (Math.abs(difference(b)) < Math.abs(difference(a)) ? b : a));
}

/** A repair may begin long after detection, so "time to fix" says nothing of the whole. */
const WHOLE = /\b(?:last(?:ed|s|ing)|duration|time to (?!fix|repair)\w+|MTT[DARM]|TT[DARM])\b[^.;\n]{0,25}$/i;
const OF_SOMETHING_ELSE =
  /\b(?:cumulative\w*|in total|total of|accumulated|next|following|previous|every|each|another|allowed|target|objective|SLA|SLO)\b[^.;\n]{0,60}$/i;
const AT_LEAST = /(?:more than|over|at least|longer than|>|≥|above|exceed\w*)\W{0,4}$/i;
const AT_MOST =
  /(?:less than|under|up to|at most|at (?:a )?max(?:imum)?(?: of)?|maximum of|no (?:more|longer) than|bounded (?:by|to)|within|<|≤|almost|nearly)\W{0,4}$/i;

/** The words before a duration, in its line. */
function beforeIn({ document }: PostMortem, { span }: StatedDuration): string {
  return document.text
    .slice(Math.max(0, span.start - 90), span.start)
    .split(/\n\s*\n/)
    .at(-1)!
    .replaceAll('\n', ' ');
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

/** Half of the smallest unit that was written: “3 hours” may be 2:30 to 3:30. */
function rounding(raw: string): number {
  if (/s(?:ec(?:ond)?s?)?\b|m(?:in(?:ute)?s?)?\b|:\d/i.test(raw.replace(/hours?|days?|weeks?|hrs?/gi, 'h')))
    return 1;
  return /h/i.test(raw.replace(/days?|weeks?/gi, '')) ? 30 : /day|\bd\b|\dd/i.test(raw) ? 720 : 5040;
}
