import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { isOldAndIndented } from '../../support/indented-prose.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { predatesDebrief } from '../../support/predates.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'timeline/present',
  summary: 'There is a timeline whose entries begin with a time',
  why: 'Everybody can agree on a timeline before anybody talks about causes. Without one, readers fill the gaps with hindsight, and can only guess how long detection and recovery took. If it is missing, no other `timeline/` rule speaks.',
  instead:
    'A section `## Timeline (UTC)` with one entry for each event, the time first: what changed before the impact, the first sign, each attempt, the end. A list or a table is fine.\n\n```markdown\n## Timeline (UTC)\n\n- 2026-03-02 13:40 – release 412 reaches production\n- 13:52 – queue depth alert fires\n- 14:20 – release 411 is back, the queue drains\n```',
  options: {
    atLeast: {
      type: 'integer',
      least: 1,
      default: 2,
      about: 'Fewest entries with a time that make a timeline.',
    },
  },
  levels: { light: 'warning', standard: 'error', strict: 'error' },
  needsWords: true,
  worth: 76,
  bad: [
    {
      title: 'No timeline at all',
      markdown: '# The queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'A timeline without times',
      markdown:
        '# The queue stood still\n\n## Timeline\n\nAn alert fired in the afternoon. A rollback helped, and the queue drained.\n',
      reports: ['## Timeline'],
    },
    {
      title: 'One entry is no timeline',
      markdown: '# The queue stood still\n\n## Timeline\n\n- 2026-03-02 14:02 UTC: resolved\n',
      reports: ['## Timeline'],
    },
  ],
  good: [
    {
      title: 'Entries that begin with a time',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: resolved\n',
    },
    {
      title: 'A table',
      markdown:
        '# The queue stood still\n\n## Timeline\n\n| Time (UTC) | Event |\n| --- | --- |\n| 2026-03-02 13:52 | Queue depth alert fires |\n| 2026-03-02 14:20 | Resolved |\n',
    },
  ],
  *check({ postmortem, options }) {
    const count = postmortem.timeline.length;
    if (count >= options.atLeast) return;
    // A template's own rows are reported as placeholders.
    if (isSectionUnfilled(postmortem, 'timeline')) return;
    const times = count === 0 && predatesDebrief(postmortem) ? timesInProse(postmortem) : 0;
    if (times >= 3) {
      yield {
        span: headingOf(postmortem, 'timeline'),
        level: 'hint',
        message: `The ${times} times here are buried in sentences. As a list, one event on each line with its time first, they show at a glance how long detection and recovery took.`,
      };
      return;
    }
    const found = !sectionNamed(postmortem, 'timeline')
      ? 'There is no timeline here.'
      : count === 0
        ? 'No entry of this timeline begins with a time that can be read.'
        : `Debrief reads ${count === 1 ? 'one entry' : `${count} entries`} with a time here.`;
    yield {
      span: headingOf(postmortem, 'timeline'),
      ...(isOldAndIndented(postmortem) ||
      wasHarmless(postmortem) ||
      isCounted(postmortem) ||
      isUndated(postmortem)
        ? { level: 'hint' as const }
        : {}),
      message: `${found} Readers need the order of events before they can talk about causes. Write one entry for each event, the time first: “2026-03-02 14:05 UTC – error rate alert fires”.`,
    };
  },
});

/** A note without any date or clock time, in an older document: its author did not think of it as an event. */
const isUndated = (postmortem: PostMortem): boolean =>
  predatesDebrief(postmortem) &&
  !sectionNamed(postmortem, 'timeline') &&
  postmortem.date === null &&
  timesInProse(postmortem) === 0 &&
  !/\b(?:19|20)\d\d\b/.test(postmortem.document.text);

/** "| 0 s | healthy |", "| 1.5 min | all failing |": an older document that counts from the start. */
function isCounted(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'timeline');
  if (!section || !predatesDebrief(postmortem)) return false;
  const text = postmortem.document.text.slice(section.body.start, section.body.end);
  return (text.match(/^[^\w\n]{0,20}\d+(?:[.,]\d+)? ?(?:ms|s|sec|min|h)\b/gm)?.length ?? 0) >= 2;
}

/** An older document of a flaw that hit nobody: "Impact: none observed" has no course of events. */
function wasHarmless(postmortem: PostMortem): boolean {
  const section = sectionNamed(postmortem, 'impact');
  if (!section || !predatesDebrief(postmortem)) return false;
  const text = postmortem.document.text.slice(section.body.start, section.body.end).slice(0, 200);
  return /^\W*(?:(?:user|customer|production|service) impact\W+)?(?:none(?! of)|nil|n\/a|no (?:\w+ ){0,2}(?:impact|users?|customers?))\b/i.test(
    text,
  );
}

const CLOCK = /(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])|\b\d{1,2} ?[ap]\.?m\b/gi;

/** How many clock times the document's sentences contain, or the source of its timeline, such as lines below HTML. */
function timesInProse(postmortem: PostMortem): number {
  const sentences = postmortem.blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'item')
    .reduce((sum, { text }) => sum + clocksIn(text), 0);
  const section = sectionNamed(postmortem, 'timeline');
  if (!section) return sentences;
  return Math.max(sentences, clocksIn(postmortem.document.text.slice(section.body.start, section.body.end)));
}

const clocksIn = (text: string) => text.slice(0, 5000).match(CLOCK)?.length ?? 0;
