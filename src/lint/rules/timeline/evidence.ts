import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { fromRecords, recorded } from '../../phrases/evidence.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';

export default defineRule({
  id: 'timeline/evidence',
  summary: 'Each entry of the timeline links its evidence: a graph, a message, a deployment, a log',
  why: 'Memory moves events closer together and puts them in the order that makes sense afterwards. A link lets a reader check the minute, and see what the people on call saw.',
  instead:
    'Link the words to the evidence: `14:05 – [error rate alert fires](https://…)`. A permalink of a message, a number such as `#412`, a graph with a fixed time range, a deployment, a commit and a screenshot all count. If nobody recorded it, say so: “from memory”.',
  options: {
    atMost: {
      type: 'integer',
      least: 1,
      default: 3,
      about: 'Entries to report one by one; if most have no link, one finding says so.',
    },
  },
  levels: { light: 'off', standard: 'off', strict: 'warning' },
  worth: 30,
  bad: [
    {
      title: 'Links for some entries',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: [release 412](https://ci.example/412) reaches production\n- 13:52: [queue depth alert](https://alerts.example/77) fires\n- 14:20: the queue drains\n',
      reports: ['the queue drains'],
    },
    {
      title: 'No links: one finding',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n- 14:20: the queue drains\n',
      reports: ['release 412 reaches production'],
    },
  ],
  good: [
    {
      title: 'Every entry has a link, or says that nothing recorded it',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: [release 412](https://ci.example/412) reaches production\n- 13:52: [queue depth alert](https://alerts.example/77) fires\n- 14:00: a call from the warehouse (from memory)\n',
    },
    {
      title: 'A line says where the times come from',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\nTimes of releases are exact, those of calls approximate.\n\n- 2026-03-02 13:40: release 412 reaches production\n- 13:52: queue depth alert fires\n',
    },
    {
      title: 'Numbers that can be looked up, and times with seconds',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40: PR 384 is live\n- 13:52:07: queue depth alert fires\n- 14:05: commit 2d581b8 reverts it\n- 14:20: OPS-77 is closed\n',
    },
    {
      title: 'A question about a gap, as drafts have it',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: [queue depth alert](https://alerts.example/77) fires\n- 13:52: *51 min without a record: what was being tried?*\n- 14:43: [release 413](https://ci.example/413) reaches production\n',
    },
  ],
  check({ postmortem, options }) {
    const { timeline } = postmortem;
    if (isFromRecords(postmortem)) return [];
    const bare = timeline.filter(
      ({ evidence, text, time }) =>
        evidence.length === 0 && text !== '' && time?.precision !== 'second' && !shows(recorded, text),
    );
    const first = bare[0];
    if (!first) return [];
    const help = 'Link the graph, message, deployment or log that shows it, or write “from memory”.';
    if (bare.length > timeline.length / 2 && bare.length > 1) {
      const message = `${bare.length} of ${timeline.length} entries link no evidence, this one first. Memory rearranges events; a link lets a reader check the minute. ${help}`;
      return [{ span: first.textSpan, message }];
    }
    const findings = bare.map(
      ({ textSpan }): Finding => ({
        span: textSpan,
        message: `This entry links no evidence, so a reader cannot check it. ${help}`,
      }),
    );
    return capped(findings, options.atMost);
  },
});

/** Whether a line near the timeline says where its times come from. */
function isFromRecords({ timeline, blocks }: PostMortem): boolean {
  const first = timeline[0]?.span.start ?? 0;
  const at = blocks.findIndex(({ span }) => span.end > first);
  const last = timeline.at(-1)?.span.end ?? 0;
  const after = blocks.findIndex(({ span }) => span.start >= last);
  return [
    ...blocks.slice(Math.max(0, at - 3), Math.max(0, at)),
    ...(after < 0 ? [] : blocks.slice(after, after + 1)),
  ].some(({ text }) => shows(fromRecords, text.slice(0, 600)));
}
