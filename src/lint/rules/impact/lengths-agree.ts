import { type StatedLength, statedLengths } from '../../lengths/stated-lengths.ts';
import { defineRule } from '../../rule.ts';
import { quoted } from '../../support/words.ts';

/** What a length is of, as the end of a sentence. */
const OF: Readonly<Record<StatedLength['of'], string>> = {
  impact: 'how long it lasted',
  detection: 'how long nobody noticed',
};

export default defineRule({
  id: 'impact/lengths-agree',
  summary: 'How long it lasted, and how long nobody noticed, is the same wherever it is stated',
  why: 'When the title says 30 minutes and the summary 40, reports count whichever they read first, and readers believe neither.',
  instead:
    'Correct the one that is wrong. If they mean different things, say which: “down for 20 minutes, slow for 40”.',
  options: {
    factor: {
      type: 'number',
      least: 1,
      default: 1.25,
      about: 'How many times as long as the other one of two may be.',
    },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'error' },
  worth: 83,
  bad: [
    {
      title: 'Another length in the title',
      markdown:
        '# A 30-minute outage of the queue\n\n## Summary\n\nA full disk caused 40 minutes of total outage.\n',
      reports: ['40 minutes'],
    },
    {
      title: 'Of the same thing',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue was down for 40 minutes.\n\n## Impact\n\nOur queue was unavailable for 20 minutes.\n',
      reports: ['20 minutes'],
    },
    {
      title: 'Another length in the header',
      markdown:
        '# The queue stood still\n\n**Duration:** 2 hours\n\n## Impact\n\n| Part | What happened |\n| --- | --- |\n| Queue | Unavailable for ~39 seconds |\n',
      reports: ['39 seconds'],
    },
    {
      title: 'Beside its clock times',
      markdown:
        '# The queue stood still\n\n## Summary\n\nA full disk led to a 2-hour full outage.\n\n## Impact\n\n- Full queue outage for all shops: 00:02-00:45 (43 minutes)\n',
      reports: ['43 minutes'],
    },
    {
      title: 'Noticed at once, or not for hours?',
      markdown:
        '# The queue stood still\n\n## Impact\n\n| | |\n| --- | --- |\n| Duration | ~8 hours undetected |\n| Detection | by the queue depth alert (2 min after failure) |\n',
      reports: ['2 min'],
    },
  ],
  good: [
    {
      title: 'The same, rounded',
      markdown:
        '# A 40-minute outage of the queue\n\n**Duration:** 43 min\n\n## Summary\n\nThe queue was down for about half an hour. The SLA allows 20 minutes of downtime per month. This led to a second outage of a mirror.\n',
    },
    {
      title: 'Of two things',
      markdown:
        '# The queue stood still\n\n## Summary\n\nThe queue was down for 40 minutes.\n\n## Impact\n\nThe API was unavailable for 10 minutes.\n',
    },
    {
      title: 'A row of something else',
      markdown:
        '# A 30-minute outage of the queue\n\n## Impact\n\n| Service | Impact |\n| --- | --- |\n| Search | Unavailable for 10 minutes |\n| Mail | Slow |\n',
    },
    {
      title: 'Two incidents, or parts of one',
      markdown:
        '# The queue stood still twice\n\n## Impact\n\n- On Monday, the first outage lasted 20 minutes.\n- On Tuesday, the second outage lasted 3 hours.\n\n## Summary\n\nIn all, it was down for 20 minutes on Monday and down for 3 hours on Tuesday.\n',
    },
  ],
  *check({ postmortem, options }) {
    const lengths = statedLengths(postmortem);
    for (const kind of ['impact', 'detection'] as const) {
      const [first, ...more] = lengths.filter(({ of }) => of === kind);
      if (!first || more.length === 0) continue;
      // Three or more lengths are those of parts, or of several incidents.
      if (new Set(lengths.flatMap(({ of, minutes }) => (of === kind ? minutes : []))).size > 2) continue;
      const other = more.find((each) => each.block !== first.block && differ(first, each, options.factor));
      if (!other) continue;
      yield {
        span: other.span,
        message: `This says ${quoted(other.raw)}, and line ${postmortem.document.point(first.span.start).line} says ${quoted(first.raw)} for ${OF[kind]}. Readers will believe neither. Correct the one that is wrong, or say what each of them measures.`,
        related: { span: first.span, message: 'The other length.' },
      };
    }
  },
});

/** One is longer than the other by more than rounding and words like “about” explain. */
function differ(one: StatedLength, two: StatedLength, factor: number): boolean {
  // "The queue was down for 40 minutes", and "the API was unavailable for 10".
  if (one.subject !== null && two.subject !== null && one.subject !== two.subject) return false;
  const [short, long] = one.minutes < two.minutes ? [one, two] : [two, one];
  const isRough = one.isRough && two.isRough;
  return long.minutes > short.minutes * (isRough ? factor * 1.25 : factor);
}
