import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';

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
      title: 'A question about a gap, as drafts have it',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: [queue depth alert](https://alerts.example/77) fires\n- 13:52: *51 min without a record: what was being tried?*\n- 14:43: [release 413](https://ci.example/413) reaches production\n',
    },
  ],
  check({ postmortem, options }) {
    const { timeline } = postmortem;
    const bare = timeline.filter(
      ({ evidence, text }) =>
        evidence.length === 0 &&
        text !== '' &&
        !/\bfrom memory\b|\b(?:no|without an?) (?:record|log|link)\b|https?:\/\/|(?:^|[\s(])#\d+\b/i.test(
          text,
        ),
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
    return few(findings, options.atMost);
  },
});
