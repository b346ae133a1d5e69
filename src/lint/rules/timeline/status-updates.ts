import type { PostMortem, ReadTime } from '../../../postmortem/model.ts';
import { minutesText } from '../../../time/text.ts';
import { defineRule } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { headingOf } from '../../support/places.ts';
import { endOfImpact, minutesBetween } from '../../support/timeline/minutes-between.ts';

/** Outgoing updates; incoming reports ("a user informed us") do not count. */
const UPDATE = new RegExp(
  [
    String.raw`\bstatus ?-?(?:page|update|post|incident)s?\b|\bstatuspage(?:\.io)?\b|\bstatus\.\w`,
    String.raw`\bannounce[sd]?\b|\bannouncements?\b|\btweet(?:s|ed)?\b|\bcommunicat(?:ed?|es|ions?)\b|^updates?\b`,
    String.raw`\b(?:public|customer|internal|external|further|first|second|next|final) (?:status )?updates?\b|\bupdates? (?:(?:is|was|were) )?(?:posted|sent|published|given)\b`,
    String.raw`\b(?:post|send|publish|sent|give|gave)\w* (?:an? |the |another )?(?:\w+ )?(?:update|notice|message|e-?mail) `,
    String.raw`\b(?:notif(?:y|ies|ied)|inform(?:s|ed)?|told) (?:(?:the|our|all|affected|other) )*(?:users?|customers?|clients?|people|community|stakeholders?|support|teams?|partners?|\w+ mailing list)\b`,
    String.raw`\b(?:users?|customers?|people|community|stakeholders?|teams?|partners?|mailing list) (?:(?:is|was|are|were) )?(?:informed|notified)\b(?! us\b)`,
  ].join('|'),
  'i',
);

export default defineRule({
  id: 'timeline/status-updates',
  summary: 'While a severe incident lasted, a status update went out at least every half hour',
  why: 'People who wait decide by what they hear: whether to fail over, to send people home, to call support. Silence makes them ask, and their questions land on the people who are fixing it.',
  instead:
    'Record each update in the timeline, with a link: “14:15 – status update: uploads still fail, next update 14:45”. If nobody sent one, that belongs under what went badly; suppress the finding with that reason.',
  options: {
    everyMinutes: {
      type: 'integer',
      least: 1,
      default: 30,
      about: 'Longest time between two updates while the impact lasted.',
    },
    atMost: { type: 'integer', least: 1, default: 2, about: 'Silences to report one by one.' },
  },
  levels: { light: 'off', standard: 'off', strict: 'warning' },
  worth: 35,
  bad: [
    {
      title: 'None at all: one finding',
      profile: 'strict',
      markdown:
        '# Uploads failed\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the upload alert\n- 14:42: mitigated\n',
      reports: ['## Timeline (UTC)'],
    },
    {
      title: 'A silence of 50 minutes',
      profile: 'strict',
      markdown:
        '# Uploads failed\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the upload alert\n- 13:55: status page says that uploads fail\n- 14:45: status update: a fix is being deployed\n- 14:50: mitigated\n',
      reports: ['13:55'],
    },
  ],
  good: [
    {
      title: 'Every half hour',
      profile: 'strict',
      markdown:
        '# Uploads failed\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:52: detected by the upload alert\n- 13:55: status page says that uploads fail\n- 14:20: status update: a fix is being deployed\n- 14:42: mitigated\n',
    },
    {
      title: 'Over before an update was due',
      profile: 'strict',
      markdown:
        '# Uploads failed\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 13:45: detected by the upload alert\n- 13:58: mitigated\n',
    },
  ],
  check({ postmortem, options }) {
    // Before detection nobody knew anything to tell.
    const { detected: begin } = postmortem.milestones;
    const end = endOfImpact(postmortem.milestones);
    if (!begin || !end || (minutesBetween(begin, end) ?? 0) <= options.everyMinutes) return [];
    const updates = updatesBetween(postmortem, begin, end);
    const long = minutesText(minutesBetween(begin, end)!);
    const instead = 'Record each update with its time, or say in what went badly that none was sent.';
    if (updates.length === 0)
      return [
        {
          span: headingOf(postmortem, 'timeline'),
          message: `The timeline shows no status update in the ${long} from detection to the end of the impact. People who waited had nothing to base decisions on. ${instead}`,
        },
      ];
    const stops = [begin, ...updates, end];
    const findings = stops.slice(1).flatMap((next, i) => {
      const minutes = minutesBetween(stops[i], next) ?? 0;
      if (minutes <= options.everyMinutes) return [];
      const message = `No status update for ${minutesText(minutes)} after this, while the impact lasted. People who waited had nothing new to base decisions on. ${instead}`;
      return [{ span: stops[i]!.span, message }];
    });
    return capped(findings, options.atMost);
  },
});

function updatesBetween({ timeline }: PostMortem, begin: ReadTime, end: ReadTime): ReadTime[] {
  return timeline.flatMap(({ time, text }) =>
    time &&
    (minutesBetween(begin, time) ?? -1) >= 0 &&
    (minutesBetween(time, end) ?? -1) >= 0 &&
    UPDATE.test(text)
      ? time
      : [],
  );
}
