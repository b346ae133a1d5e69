import type { PostMortem } from '../../../postmortem/model.ts';
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
/** One heading may cover two parts: "What went well, and where we got lucky". */
const HEADED: Readonly<Record<Part, RegExp>> = {
  'went-well': /^(?!.*(?:\bnot\b|n['’]t)).*\b(?:went|go|gone|worked) (?:\w+ )?(?:well|right)\b/i,
  'went-wrong':
    /\b(?:bad(?:ly)?|poorly|wrong|(?:not|n['’]t) (?:go|work)\b.*\bwell|better|needs? improvement|(?:could|can|should|to) (?:be )?improved?)\b/i,
  lucky: /\bluck/i,
};
/** A statement in the prose of a lessons section counts as well. */
const SAID: Readonly<Record<Part, RegExp>> = {
  'went-well': /\b(?:well|good|quick(?:ly)?|helped|success(?:ful(?:ly)?)?|worked|effective)\b/i,
  'went-wrong':
    /\b(?:bad(?:ly)?|poor(?:ly)?|wrong|slow(?:ly)?|hard|difficult|missing|lack|should|could|better|improve|fail(?:ed)?|not|unclear|confus\w+)\b|n't\b/i,
  lucky: /\b(?:luck(?:y|ily)?|fortunate(?:ly)?|by chance|coincidence|near miss)\b/i,
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
    const headed = (part: Part) => postmortem.sections.some(({ heading }) => HEADED[part].test(heading));
    const missing = options.require.filter(
      (part) => !there.has(part) && !SAID[part].test(prose) && !headed(part),
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
