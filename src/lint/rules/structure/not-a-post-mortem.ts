import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'structure/not-a-post-mortem',
  summary: 'Says, once, when a file is not a post-mortem; no other rule then judges it',
  why: 'A runbook or a README in the same folder should not collect thirty findings about a timeline that it never meant to have. Nor should a post-mortem pass in silence because it was taken for something else: so this is said.',
  instead:
    'Nothing, when the file is indeed something else. If it is a post-mortem, give it the sections of one (a timeline, what caused it, what will be done), or front matter with a `severity` and a `date`. List files that are something else under `lint.ignore`.',
  options: {},
  levels: { light: 'hint', standard: 'hint', strict: 'hint' },
  worth: 100,
  bad: [
    {
      title: 'A runbook',
      path: 'docs/restart-the-queue.md',
      markdown: '# Restart the queue\n\nRun `make restart`, then watch the depth for a minute.\n',
      reports: ['# Restart the queue'],
    },
  ],
  good: [
    {
      title: 'A post-mortem',
      path: 'postmortems/2026-03-02-queue.md',
      markdown:
        '---\nseverity: SEV3\ndate: 2026-03-02\n---\n# Post-mortem: the queue stood still\n\n## Summary\n\nThe queue stood still for 20 minutes.\n\n## Timeline\n\n- 14:02 UTC: the first alert fired\n- 14:22 UTC: resolved\n\n## Action items\n\n- [ ] @amal adds an alert on queue depth by 2026-03-20\n',
    },
  ],
  *check({ postmortem }) {
    if (postmortem.kind === 'post-mortem') return;
    const { text } = postmortem.document;
    const start = postmortem.title?.span.start ?? Math.max(0, text.search(/\S/));
    const end = text.slice(start).search(/[\r\n]|$/) + start;
    const what = postmortem.kind === 'template' ? 'a template' : 'not a post-mortem';
    yield {
      span: { start, end },
      message: `This reads as ${what}, so it was not judged. ${postmortem.kindReason}`,
    };
  },
});
