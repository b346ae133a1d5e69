import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'structure/not-a-post-mortem',
  summary: 'Says once that a file is not a post-mortem; no other rule then checks it',
  why: 'A runbook or a README in the same folder should not collect thirty findings about a timeline that it never meant to have. Nor should a post-mortem pass silently because it looked like something else, so this rule says so.',
  instead:
    'Nothing, if the file is indeed something else. If it is a post-mortem, give it the usual sections (a timeline, causes, action items), or front matter with a `severity` and a `date`. List other files under `lint.ignore`.',
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
      message: `This reads as ${what}, so Debrief did not check it. ${postmortem.kindReason}`,
    };
  },
});
