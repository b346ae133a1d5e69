import type { Section } from '../../../postmortem/model.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { headingWords } from '../../support/same-heading.ts';
import { quoted } from '../../support/words.ts';

/** All its words, without its number: "Appendix: notes" and "Appendix: graphs" say how they differ. */
const whole = (heading: string): string =>
  heading
    .slice(headingWords(heading).start)
    .toLowerCase()
    .replace(/[\s:*]+$/, '')
    .replace(/\s+/g, ' ');

export default defineRule({
  id: 'structure/repeated-section',
  summary: 'No section appears twice',
  why: 'If a section appears twice, one of the two is usually the old version: readers quote either, and overlook action items in the second.',
  instead: 'Merge the two, or say in the headings how they differ.',
  options: {},
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 66,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Impact\n\nAll 40 shops took no orders.\n\n## Action items\n\n- @amal adds an alert\n\n## Impact\n\nSome shops took no orders.\n',
      reports: ['## Impact'],
    },
  ],
  good: [
    {
      title: 'Once for each of two incidents',
      markdown:
        '# Two outages\n\n## The queue\n\n### Impact\n\nAll 40 shops took no orders.\n\n## The search\n\n### Impact\n\nNo address was found.\n',
    },
    {
      title: 'What differs follows a colon',
      markdown:
        '# The queue stood still\n\n## Timeline: shops\n\n- 2026-03-02 13:40 UTC: no orders\n\n## Timeline: warehouse\n\n- 2026-03-02 13:52 UTC: queue depth alert fires\n',
    },
  ],
  *check({ postmortem }) {
    const { sections, document } = postmortem;
    const seen = new Map<string, Section>();
    for (const section of sections) {
      const { name, depth, parent, span, body } = section;
      if (name === null || depth > 6) continue;
      const key = `${depth} ${parent?.span.start ?? ''} ${whole(section.heading)}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, section);
        continue;
      }
      // A repetition with the same text below it may be a table of contents, or an anchor.
      if (document.text.slice(body.start, body.end).trim() === '') continue;
      const line = document.text.slice(span.start, span.end).search(/[\r\n]|$/);
      const finding: Finding = {
        span: { start: span.start, end: span.start + line },
        message: `${quoted(section.heading, 40)} appears twice, first on line ${first.line}, and readers will find only one of the two. Merge them, or say in the headings how they differ.`,
        related: { span: first.span, message: 'The first one.' },
      };
      yield finding;
    }
  },
});
