import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { lessonHeadings, lessonsSaid } from '../../phrases/lessons.ts';
import { defineRule } from '../../rule.ts';
import { headingOf } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { listed } from '../../support/words.ts';

const PARTS = ['went-well', 'went-wrong', 'lucky'] as const;
type Part = (typeof PARTS)[number];
const TITLE: Readonly<Record<Part, string>> = {
  'went-well': 'What went well',
  'went-wrong': 'What went badly',
  lucky: 'Where we got lucky',
};
export default defineRule({
  id: 'structure/lessons',
  summary: 'Says what went well, what went badly, and where we got lucky',
  why: 'What went well is worth keeping, and easily lost in a reorganisation. Luck is the incident that did not happen this time: it reveals causes that the damage does not.',
  instead:
    'Three short lists: `## What went well`, `## What went badly`, `## Where we got lucky`. “Nothing that we know of” is an answer too.',
  options: {
    require: { type: 'list', of: PARTS, default: [...PARTS], about: 'Parts to ask for.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'warning' },
  worth: 25,
  bad: [
    {
      title: 'Nothing',
      markdown: '# The queue stood still\n\nIt stood for 20 minutes on 2026-03-02.\n',
      reports: ['# The queue stood still'],
    },
    {
      title: 'Only a part, in the strict profile',
      profile: 'strict',
      markdown:
        '# The queue stood still\n\n## What went well\n\n- The rollback took a minute\n\n## What went badly\n\n- Nobody could reach the vendor\n',
      reports: ['## What went well'],
    },
  ],
  good: [
    {
      title: 'All three',
      markdown:
        '# The queue stood still\n\n## What went well\n\n- The rollback took a minute\n\n## What went badly\n\n- Nobody could reach the vendor\n\n## Where we got lucky\n\n- It was a quiet Monday\n',
    },
    {
      title: 'In the prose of the lessons',
      options: { require: ['lucky'] },
      markdown: '# The queue stood still\n\n## Lessons learned\n\nLuckily it was a quiet Monday.\n',
    },
  ],
  *check({ postmortem, options, profile }) {
    if (isSectionUnfilled(postmortem, ...PARTS, 'lessons')) return;
    const there = new Set(postmortem.sections.map(({ name }) => name));
    const prose = there.has('lessons') ? lessons(postmortem) : '';
    const headed = (part: Part) =>
      postmortem.sections.some(({ heading }) => shows(lessonHeadings[part], heading));
    const missing = options.require.filter(
      (part) => !there.has(part) && !shows(lessonsSaid[part], prose) && !headed(part),
    );
    // An author who wrote some of it has looked back; the strict profile asks for the rest.
    const hasLooked = there.has('lessons') || missing.length < options.require.length;
    if (missing.length === 0 || (profile !== 'strict' && hasLooked)) return;
    const beside = PARTS.find((part) => there.has(part)) ?? 'lessons';
    yield {
      span: headingOf(postmortem, beside),
      message: `Nothing tells ${listed(
        missing.map((part) => TITLE[part].replace(/^W/, 'w')),
        'or',
      )}. ${missing.includes('lucky') ? 'Luck is the incident that did not happen this time.' : 'What is not written down is neither kept nor fixed.'} Add ${missing.map((part) => `“## ${TITLE[part]}”`).join(', ')}; “nothing that we know of” is an answer too.`,
    };
  },
});

function lessons({ sections, document }: PostMortem): string {
  return sections
    .filter(({ name }) => name === 'lessons')
    .map(({ body }) => document.text.slice(body.start, body.end))
    .join('\n');
}
