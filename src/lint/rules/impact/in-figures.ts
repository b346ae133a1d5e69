import { saysHowMany } from '../../../languages/figures.ts';
import type { Span } from '../../../markdown/document.ts';
import { formOf } from '../../../postmortem/form.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { shows } from '../../../postmortem/phrases/sign.ts';
import { mightHit, namesThings, noImpact, ofOneFault } from '../../phrases/impact-figures.ts';
import { defineRule } from '../../rule.ts';
import { isFoundInReview } from '../../support/found-in-review.ts';
import { isOwed } from '../../support/impact/owed-answers.ts';
import { ANSWERED, QUESTIONS, type Question } from '../../support/impact/questions.ts';
import { impactProse, preambleOf } from '../../support/impact/vague-words.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { listed, quoted } from '../../support/words.ts';

const ASK: Readonly<Record<Question, string>> = {
  who: 'who was affected',
  'how-many': 'how many',
  'how-long': 'for how long',
};
const LIKE: Readonly<Record<Question, string>> = {
  who: '“users of the mobile app”',
  'how-many': '“about 120 of 4,000 uploads”, “all users”, “none”',
  'how-long': '“43 minutes, 13:52–14:35 UTC”',
};

export default defineRule({
  id: 'impact/in-figures',
  summary: 'The impact says who was affected, how many, and for how long',
  why: 'The impact is why anybody reads on. It decides how much work is worth doing to prevent this, and the people affected look for it first. What nobody counts is soon remembered as small.',
  instead:
    '“Users of the mobile app could not upload pictures for 43 minutes (13:52–14:35 UTC); about 120 of 4,000 uploads failed and were retried.” Estimates are fine if they say so. “No user noticed” is a figure too.',
  options: {
    require: {
      type: 'list',
      of: QUESTIONS,
      default: [...QUESTIONS],
      about: 'What the impact (or, without that section, the summary) must answer.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
  needsWords: true,
  bad: [
    {
      title: 'Nobody, no number, no time',
      markdown: '# Uploads failed\n\n## Impact\n\nUploads did not work.\n',
      reports: ['## Impact'],
    },
    {
      title: 'How long?',
      markdown: '# Uploads failed\n\n## Impact\n\nAbout 120 users could not upload pictures.\n',
      reports: ['## Impact'],
    },
  ],
  good: [
    {
      title: 'Who, how many, how long',
      markdown:
        '# Uploads failed\n\n## Impact\n\nAbout 120 users of the mobile app could not upload pictures for 43 minutes.\n',
    },
    {
      title: 'How long follows from the milestones',
      markdown:
        '# Uploads failed\n\n## Impact\n\nNone of the users could upload pictures.\n\n## Timeline (UTC)\n\n- 2026-03-02 13:52: impact starts\n- 14:35: resolved\n',
    },
    {
      title: 'No impact',
      markdown: '# A certificate nearly expired\n\n## Impact\n\nNo user impact.\n',
    },
  ],
  *check({ postmortem, options }) {
    const where = sectionNamed(postmortem, 'impact') ? 'impact' : 'summary';
    const heading = sectionNamed(postmortem, where)?.heading ?? '';
    if (/^introduction\b/i.test(heading) || isSectionUnfilled(postmortem, 'impact', 'summary')) return;
    const blocks = impactProse(postmortem);
    // An empty or missing section is reported by the structure rules.
    const first = blocks.find(({ span }) => postmortem.sectionNameOf(span) === where);
    if (!first) return;
    const told = [...preambleOf(postmortem), ...blocks].map((block) => block.text);
    const isOlder = postmortem.standing === 'older';
    // In a document of many faults, "Impact:" is what each of them did; a list of what was hit counts for itself.
    if (isOlder && where === 'impact' && (isOfOneFault(postmortem) || shows(namesThings, heading))) return;
    const text = [postmortem.title?.value ?? '', ...keptInFrontMatter(postmortem), ...told]
      .join('\n')
      .slice(0, LONGEST);
    if (shows(noImpact, text)) return;
    // The words for who and how many are English; in other languages a figure answers both.
    const isCounted = postmortem.language !== null && saysHowMany(postmortem.language, text);
    const asked = options.require.filter(
      (question) => !(isCounted && question !== 'how-long') && !ANSWERED[question](text, postmortem),
    );
    if (asked.length === 0) return;
    const owed = isOlder ? asked.filter((question) => isOwed(question, postmortem, text)) : asked;
    const open = owed.length > 0 ? owed : asked;
    // Who was hit follows from what was down, and for how long; what a drill hits is its plan; what could hit hit nobody.
    const isObvious =
      isOlder &&
      (open.every((each) => each === 'who') ||
        formOf(postmortem) === 'drill' ||
        shows(mightHit, first.text) ||
        isFoundInReview(postmortem));
    const span: Span = headingOf(postmortem, where);
    // In other languages, the words for a length may be ones that Debrief does not know.
    const isUnsure =
      postmortem.language !== null &&
      postmortem.standing !== 'own' &&
      open.every((each) => each === 'how-long');
    yield {
      span,
      // A summary may leave out what an impact section must say.
      ...(where === 'summary' ? { level: 'hint' as const, is: 'convention' as const } : {}),
      ...(isUnsure || isObvious || owed.length === 0 ? { level: 'hint' as const } : {}),
      message: `${quoted(heading.replace(/[\s:*]+$/, ''), 40)} does not say ${listed(open.map((question) => ASK[question]))}. Priorities and error budgets are decided by that. Add it, an estimate will do: ${listed(open.map((question) => LIKE[question]))}.`,
    };
  },
});

/** True if the impact section stands inside a section on one fault, or is one of several. */
function isOfOneFault({ sections }: PostMortem): boolean {
  const impacts = sections.filter(({ name, heading }) => name === 'impact' && /^\W*impact\b/i.test(heading));
  const [first] = impacts;
  if (!first) return false;
  for (let each = first.parent; each; each = each.parent) if (shows(ofOneFault, each.heading)) return true;
  return impacts.length > 2 && new Set(impacts.map(({ parent }) => parent)).size > 2;
}

/** `impact_summary: …` in the front matter of another format. */
const keptInFrontMatter = ({ frontMatter }: PostMortem): string[] =>
  Object.entries(frontMatter?.data ?? {}).flatMap(([key, value]) =>
    /impact|affected|duration|downtime/i.test(key) && (typeof value === 'string' || typeof value === 'number')
      ? [`${key}: ${value}`]
      : [],
  );

/** Maximum characters read: beyond that, a section says too late who was affected. */
const LONGEST = 20_000;
