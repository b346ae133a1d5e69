import { defineRule } from '../../rule.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';

export default defineRule({
  id: 'timeline/present',
  summary: 'There is a timeline, of entries that begin with a time',
  why: 'A timeline is what everybody can agree on before anybody talks of causes. Without one, readers fill the holes with hindsight, and how long detection and recovery took can only be guessed. When it is missing, no other `timeline/` rule speaks.',
  instead:
    'A section `## Timeline (UTC)` with one entry for each event, the time first: what changed before the impact, the first sign, each thing that was tried, the end. A list or a table are both fine.\n\n```markdown\n## Timeline (UTC)\n\n- 2026-03-02 13:40 – release 412 reaches production\n- 13:52 – queue depth alert fires\n- 14:20 – release 411 is back, the queue drains\n```',
  options: {
    atLeast: {
      type: 'integer',
      least: 1,
      default: 2,
      about: 'Fewest entries with a time that make a timeline.',
    },
  },
  levels: { light: 'warning', standard: 'error', strict: 'error' },
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
    // A template's own rows are reported as what they are: placeholders.
    if (isSectionUnfilled(postmortem, 'timeline')) return;
    const found = !sectionNamed(postmortem, 'timeline')
      ? 'There is no timeline here.'
      : count === 0
        ? 'No entry of this timeline begins with a time that can be read.'
        : `This timeline has ${count === 1 ? 'one entry' : `${count} entries`} with a time.`;
    yield {
      span: headingOf(postmortem, 'timeline'),
      message: `${found} Readers need the order of events before they can talk of causes. Write one entry for each event, the time first: “2026-03-02 14:05 UTC – error rate alert fires”.`,
    };
  },
});
