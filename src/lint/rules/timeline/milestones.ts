import type { PostMortem } from '../../../postmortem/model.ts';
import { MINUTES_PER_DAY } from '../../../time/day.ts';
import { instantText, minutesText } from '../../../time/text.ts';
import { MILESTONES, type Milestone } from '../../../vocabulary/milestones.ts';
import { defineRule, type Finding, type IncidentRecord, type Profile } from '../../rule.ts';
import { headingOf } from '../../support/places.ts';
import { minutesBetween } from '../../support/timeline/minutes-between.ts';
import { isKeptOpen } from '../../support/unfilled.ts';
import { listed } from '../../support/words.ts';

/** How an entry can state each milestone; also the wording that the linter suggests. */
const SAY: Readonly<Record<Milestone, string>> = {
  started: 'impact starts',
  detected: 'alert fires, detected by …',
  acknowledged: 'on-call acknowledges',
  mitigated: 'mitigated, errors stop',
  resolved: 'resolved',
};
const WAS: Readonly<Record<Milestone, string>> = {
  started: 'started',
  detected: 'was detected',
  acknowledged: 'was acknowledged',
  mitigated: 'was mitigated',
  resolved: 'was resolved',
};
const WHEN: Readonly<Record<Milestone, string>> = {
  started: 'When did it start',
  detected: 'when was it detected',
  acknowledged: 'when did somebody take it on',
  mitigated: 'when was it mitigated',
  resolved: 'when was it over',
};
/** Required milestones by profile; few people note when an alert was acknowledged. */
const WANTED: Readonly<Record<Profile, readonly Milestone[]>> = {
  light: ['started', 'resolved'],
  standard: ['started', 'detected', 'resolved'],
  strict: ['started', 'detected', 'acknowledged', 'resolved'],
};

export default defineRule({
  id: 'timeline/milestones',
  summary:
    'The timeline says when it started, was detected, acknowledged, mitigated and resolved, in a possible order',
  why: 'These five give the times to detect, to acknowledge, to mitigate and to resolve. They show where the time went, and so where work would help. If nobody writes a milestone down, somebody guesses it later, and guesses flatter.',
  instead:
    'Use the words in the entries: “13:40 – impact starts: release 412 reaches production”, “13:52 – detected by the queue depth alert”, “13:58 – acknowledged”, “14:10 – mitigated: traffic moved”, “14:20 – resolved”. One entry may state two (“detected and acknowledged”). Or give them in front matter: `detected: 2026-03-02T13:52:00Z`.',
  options: {
    require: {
      type: 'list',
      of: MILESTONES,
      default: null,
      about:
        'Milestones to ask for; null: `started` and `resolved` in profile `light`, `detected` too in `standard`, and `acknowledged` in `strict`; `mitigated` does for `resolved` then.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  needsWords: true,
  worth: 39,
  bad: [
    {
      title: 'Missing milestones: one finding',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts: release 412 reaches production\n- 14:05: the consumer is restarted\n- 14:20: resolved\n',
      reports: ['## Timeline (UTC)'],
    },
    {
      title: 'Resolved before it was detected',
      options: { require: ['detected', 'resolved'] },
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 14:20: incident resolved\n- 2026-03-02 16:52: detected by the queue depth alert\n',
      reports: ['2026-03-02 14:20'],
    },
    {
      title: 'The same in front matter',
      markdown:
        '---\nstarted: 2026-03-02T13:40:00Z\ndetected: 2026-03-02T13:25:00Z\nacknowledged: 2026-03-02T13:52:00Z\nmitigated: 2026-03-02T14:10:00Z\nresolved: 2026-03-02T14:20:00Z\n---\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
      reports: ['2026-03-02T13:25:00Z'],
    },
  ],
  good: [
    {
      title: 'In front matter; what is still to be filled in is reported as such',
      markdown:
        '---\nstarted: 2026-03-02T13:40:00Z\ndetected: 2026-03-02T13:52:00Z\nacknowledged: TODO\nmitigated: 2026-03-02T14:10:00Z\nresolved: 2026-03-02T14:20:00Z\n---\n# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
    },
    {
      title: 'It begins with the detection: another rule asks what came before',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: detected by the queue depth alert\n- 14:20: resolved\n',
    },
    {
      title: 'All five',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts: release 412 reaches production\n- 13:52: detected by the queue depth alert\n- 13:58: on-call acknowledges\n- 14:10: mitigated: traffic moved to the other cluster\n- 14:20: resolved\n',
    },
    {
      title: 'Start and end are enough in the light profile',
      profile: 'light',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: impact starts\n- 14:20: resolved\n',
    },
  ],
  *check({ postmortem, options, profile, incident }) {
    if (postmortem.timeline.length < 2) return;
    yield* missing(postmortem, options.require ?? wanted(profile, postmortem), incident, profile);
    yield* impossible(postmortem);
  },
});

/** Few timelines have two ends: once one is stated, mitigated or resolved, the end is known. */
function wanted(profile: Profile, { milestones }: PostMortem): readonly Milestone[] {
  return milestones.mitigated ? WANTED[profile].filter((name) => name !== 'resolved') : WANTED[profile];
}

function* missing(
  postmortem: PostMortem,
  wanted: readonly Milestone[],
  incident: IncidentRecord | null,
  profile: Profile,
): Iterable<Finding> {
  // An entry may state it without a day; `parseable-times` reports that.
  const isSaid = (name: Milestone) =>
    postmortem.milestones[name] !== undefined ||
    postmortem.timeline.some(({ milestones }) => milestones.includes(name));
  // If a timeline begins with detection, `starts-before-detection` asks for the start.
  const first = postmortem.timeline.find(({ time }) => time?.iso);
  const isAsked = profile !== 'light' && first?.milestones.includes('detected') === true;
  const lost = wanted.filter(
    (name) => !isSaid(name) && !isKeptOpen(postmortem, name) && !(name === 'started' && isAsked),
  );
  if (lost.length === 0) return;
  const recorded = lost.flatMap((name) => {
    const at = incident?.milestones[name];
    return at ? `${name} ${instantText(at)}` : [];
  });
  const record =
    incident && recorded.length > 0 ? ` Incident #${incident.number} records: ${listed(recorded)}.` : '';
  const questions = listed(lost.map((name) => WHEN[name])).replace(/^./, (first) => first.toUpperCase());
  const words = listed(
    lost.map((name) => `“${SAY[name]}”`),
    'or',
  );
  yield {
    span: headingOf(postmortem, 'timeline'),
    // With the others known, most metrics can be computed.
    ...(lost.length === 1 && wanted.length > 2 ? { level: 'hint' as const } : {}),
    message: `${questions}? Debrief cannot tell it from the entries, and computes the time to detect and to recover from it. If an entry says so, add words like ${words}.${record}`,
  };
}

/** Words that state a milestone unambiguously; looser ones (“errors appear”) are read, but never produce an error. */
const BEYOND_DOUBT: Readonly<Record<Milestone, RegExp>> = {
  started:
    /\b(?:incident|outage|impact|disruption|degradation|downtime)\b.{0,12}\b(?:start|began|begin|onset)/i,
  detected: /\bdetect(?:s|ed|ion)\b/i,
  acknowledged: /\backnowledg/i,
  mitigated: /\bmitigat(?:ed|ion)\b/i,
  resolved: /\bresolved\b/i,
};

/**
 * Adjacent known milestones of which the later one has the earlier time. Entries that are out of order themselves are
 * left to `timeline/order`; if they are days apart, they belong to several incidents.
 */
function* impossible({ milestones, timeline }: PostMortem): Iterable<Finding> {
  const entryOf = (name: Milestone) => timeline.find(({ time }) => time === milestones[name]);
  const known = MILESTONES.filter((name) => {
    const entry = entryOf(name);
    return milestones[name] && (!entry || BEYOND_DOUBT[name].test(entry.text));
  });
  for (const [i, name] of known.entries()) {
    const before = known[i - 1];
    if (!before) continue;
    const minutes = minutesBetween(milestones[before], milestones[name]);
    const [one, two] = [entryOf(before), entryOf(name)];
    if (minutes === null || minutes >= 0) continue;
    if (one && two && (one.span.start < two.span.start || minutes <= -MINUTES_PER_DAY)) continue;
    yield {
      span: milestones[name]!.span,
      is: 'fault',
      message: `According to this, it ${WAS[name]} ${minutesText(minutes)} before it ${WAS[before]}, which is impossible, so every figure computed from them is wrong. Correct the time or the word that is wrong.`,
      related: { span: milestones[before]!.span, message: `Read as ${before}.` },
    };
  }
}
