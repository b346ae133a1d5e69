import type { Span } from '../../../markdown/document.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { defineRule } from '../../rule.ts';
import { impactProse, preambleOf, VAGUE_AMOUNT, VAGUE_TIME } from '../../support/impact-words.ts';
import { endOfImpact, minutesBetween } from '../../support/instants.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { isSectionUnfilled } from '../../support/unfilled.ts';
import { listed, quoted } from '../../support/words.ts';

const QUESTIONS = ['who', 'how-many', 'how-long'] as const;
type Question = (typeof QUESTIONS)[number];

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
  why: 'The impact is why anybody reads on. It decides how much work is worth doing to keep this from coming back, and it is what those who were hit look for first. What is not counted is soon remembered as small.',
  instead:
    '“Users of the mobile app could not upload pictures for 43 minutes (13:52–14:35 UTC); about 120 of 4,000 uploads failed and were retried.” Estimates are fine when they say so. “No user noticed” is a figure too.',
  options: {
    require: {
      type: 'list',
      of: QUESTIONS,
      default: [...QUESTIONS],
      about: 'What the impact (or, without that section, the summary) must answer.',
    },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'error' },
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
    // An empty or missing section is for the structure rules to report.
    if (!blocks.some(({ span }) => postmortem.sectionNameOf(span) === where)) return;
    const told = [...preambleOf(postmortem), ...blocks].map((block) => block.text);
    const text = [postmortem.title?.value ?? '', ...told].join('\n').slice(0, LONGEST);
    if (NO_IMPACT.test(text)) return;
    const open = options.require.filter((question) => !ANSWERED[question](text, postmortem));
    if (open.length === 0) return;
    const span: Span = headingOf(postmortem, where);
    yield {
      span,
      // A summary may well leave to others what an impact section must say.
      ...(where === 'summary' ? { level: 'hint' as const } : {}),
      message: `${quoted(heading.replace(/[\s:*]+$/, ''), 40)} does not say ${listed(open.map((question) => ASK[question]))}. Priorities and error budgets are decided by that. Add it, an estimate will do: ${listed(open.map((question) => LIKE[question]))}.`,
    };
  },
});

/** Characters read at most: a section that has not said who was affected by then says it too late. */
const LONGEST = 20_000;

/** Also "Impact: None. …", at the start of a line. */
const NO_IMPACT =
  /^\W*(?:(?:customer |user |service )?impact\W+)?(?:none|nil|n\/a)\b|\bno (?:\w+[ -]){0,2}(?:impact|effect|downtime|data loss or)\b|\b(?:users?|customers?|nobody|no one|services?) (?:was|were|is|are) (?:not|un)\s?(?:affected|impacted)\b|\bnot? (?:user|customer)[ -]visible\b/im;

const WHO =
  /\b(?:users?|customers?|clients?|people|visitors?|students?|instructors?|teachers?|members?|subscribers?|players?|merchants?|tenants?|accounts?|organi[sz]ations?|compan(?:y|ies)|community|communities|teams?|developers?|contributors?|maintainers?|engineers?|staff|readers?|operators?|validators?|delegators?|farmers?|traders?|holders?|players?|partners?|applications?|projects?|consumers?|(?:every|any|no) ?(?:one|body)|anyone|us|our own|internal(?:ly)?)\b|\b(?:total|complete|full|global) (?:\w+ )?(?:outage|disruption|downtime|unavailability)\b|\b[a-z]+s (?:could ?n[o'’]?t|could not|cannot|were (?:not able|unable)|saw|experienced|received|lost)\b/i;

const NUMBER =
  '(?:\\d[\\d.,]{0,14}\\s?(?:k|m|million|thousand)?\\+?|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)';
const HOW_MANY = new RegExp(
  [
    '\\d\\s?%|\\bper ?cent\\b',
    '\\b(?:all|every|none|no|any|each|entire|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|everyone|everybody|everything|anyone|anybody|nobody|nothing|half)\\b',
    `\\b${NUMBER} (?:of (?:the |our )?)?(?!(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|am|pm|utc|gmt|pst|pdt|cet|cest|est|edt)\\b)(?:[\\w/-]+ ){0,2}?[a-z][\\w-]*s\\b`,
  ].join('|'),
  'i',
);
const HOW_LONG = new RegExp(
  `\\b${NUMBER}(?: (?:and a half|or \\w+))?[ -]?(?:to \\d+ ?)?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)(?:\\b|(?=\\d))|\\b(?:half|an?|one) (?:an? )?(?:hour|minute|day|week|month)\\b|\\b(?:between|from)\\b.{0,40}\\d.{0,40}\\b(?:and|to|until|till)\\b.{0,30}\\d|\\d{1,2}:\\d\\d\\W{1,12}(?:to|until|and)?\\W{0,3}\\d{1,2}:\\d\\d|\\d{1,2}:\\d\\d\\b[^]{1,600}?\\d{1,2}:\\d\\d\\b|\\b(?:until|till|overnight)\\b`,
  'i',
);

/** Vague words count as an answer: `impact/vague-quantities` speaks of those, at the words. */
const ANSWERED: Readonly<Record<Question, (text: string, postmortem: PostMortem) => boolean>> = {
  who: (text) => WHO.test(text),
  'how-many': (text) => HOW_MANY.test(text) || text.search(VAGUE_AMOUNT) >= 0,
  'how-long': (text, { milestones, durations }) =>
    durations.some(({ of }) => of === 'impact') ||
    minutesBetween(milestones.started ?? milestones.detected, endOfImpact(milestones)) !== null ||
    HOW_LONG.test(text) ||
    text.search(VAGUE_TIME) >= 0,
};
