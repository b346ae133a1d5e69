import { saysHowLong, saysHowMany } from '../../../languages/figures.ts';
import type { Span } from '../../../markdown/document.ts';
import { formOf } from '../../../postmortem/form.ts';
import type { PostMortem } from '../../../postmortem/model.ts';
import { gated } from '../../../vocabulary/gated.ts';
import { anyWord } from '../../../vocabulary/word-set.ts';
import { defineRule } from '../../rule.ts';
import { hasLength } from '../../support/impact-length.ts';
import { impactProse, preambleOf, vagueAmounts, vagueTimes } from '../../support/impact-words.ts';
import { headingOf, sectionNamed } from '../../support/places.ts';
import { predatesDebrief } from '../../support/predates.ts';
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
  *check({ postmortem, options, isProposed }) {
    const where = sectionNamed(postmortem, 'impact') ? 'impact' : 'summary';
    const heading = sectionNamed(postmortem, where)?.heading ?? '';
    if (/^introduction\b/i.test(heading) || isSectionUnfilled(postmortem, 'impact', 'summary')) return;
    const blocks = impactProse(postmortem);
    // An empty or missing section is reported by the structure rules.
    if (!blocks.some(({ span }) => postmortem.sectionNameOf(span) === where)) return;
    const told = [...preambleOf(postmortem), ...blocks].map((block) => block.text);
    const isOld = !isProposed && predatesDebrief(postmortem);
    // In a document of many faults, "Impact:" is what each of them did; a list of what was hit counts for itself.
    if (isOld && where === 'impact' && (isOfOneFault(postmortem) || NAMES_THINGS.test(heading))) return;
    const text = [postmortem.title?.value ?? '', ...keptInFrontMatter(postmortem), ...told]
      .join('\n')
      .slice(0, LONGEST);
    if (NO_IMPACT.test(text)) return;
    // The words for who and how many are English; in other languages a figure answers both.
    const isCounted = postmortem.language !== null && saysHowMany(postmortem.language, text);
    const open = options.require.filter(
      (question) => !(isCounted && question !== 'how-long') && !ANSWERED[question](text, postmortem),
    );
    if (open.length === 0) return;
    // Who was hit follows from what was down, and for how long; what a drill hits is its plan.
    const isObvious = isOld && (open.every((each) => each === 'who') || formOf(postmortem) === 'drill');
    const span: Span = headingOf(postmortem, where);
    // In other languages, the words for a length may be ones that Debrief does not know.
    const isUnsure =
      postmortem.language !== null &&
      predatesDebrief(postmortem) &&
      open.every((each) => each === 'how-long');
    yield {
      span,
      // A summary may leave out what an impact section must say.
      ...(where === 'summary' ? { level: 'hint' as const, is: 'convention' as const } : {}),
      ...(isUnsure || isObvious ? { level: 'hint' as const } : {}),
      message: `${quoted(heading.replace(/[\s:*]+$/, ''), 40)} does not say ${listed(open.map((question) => ASK[question]))}. Priorities and error budgets are decided by that. Add it, an estimate will do: ${listed(open.map((question) => LIKE[question]))}.`,
    };
  },
});

/** "## Affected crates", "## Impacted sites": a list of things, which says by itself how many. */
const NAMES_THINGS =
  /^\W*(?:affected|impacted) (?!users|customers|parties|teams|people|accounts|services|systems|components)\w+s\W*$|^\W*\w+s (?:affected|impacted)\W*$/i;

/** True if the impact section stands inside a section on one fault, or is one of several. */
function isOfOneFault({ sections }: PostMortem): boolean {
  const impacts = sections.filter(({ name, heading }) => name === 'impact' && /^\W*impact\b/i.test(heading));
  const [first] = impacts;
  if (!first) return false;
  for (let each = first.parent; each; each = each.parent) if (OF_A_FAULT.test(each.heading)) return true;
  return impacts.length > 2 && new Set(impacts.map(({ parent }) => parent)).size > 2;
}
/** "Bug 3: …", "### 2. Position size", "Issue #4". */
const OF_A_FAULT =
  /^\W*(?:bug|issue|fault|problem|defect|finding|failure|error|vulnerability)s?\b ?(?:#|no\.? ?)?(?:\d|[A-H]\b|:|$)/i;

/** `impact_summary: …` in the front matter of another format. */
const keptInFrontMatter = ({ frontMatter }: PostMortem): string[] =>
  Object.entries(frontMatter?.data ?? {}).flatMap(([key, value]) =>
    /impact|affected|duration|downtime/i.test(key) && (typeof value === 'string' || typeof value === 'number')
      ? [`${key}: ${value}`]
      : [],
  );

/** Maximum characters read: beyond that, a section says too late who was affected. */
const LONGEST = 20_000;

/** Also "Impact: None. …", at the start of a line. */
const NO_IMPACT = gated(
  /^\W*(?:(?:customer |user |service )?impact\W+)?(?:none|nil|n\/a)\b|\bno (?:\w+[ -]){0,2}(?:impact|effect|downtime|data loss or)\b|\b(?:users?|customers?|nobody|no one|services?) (?:was|were|is|are) (?:not|un)\s?(?:affected|impacted)\b|\bnot? (?:user|customer)[ -]visible\b|\bnot aware (?:of )?any (?:\w+ ){0,3}(?:impact|effects?|users?|customers?|clients?|people|(?:mis|ab)?use|exploit\w*|attacks?|loss(?:es)?|damage|harm|funds|packages|projects|compromise\w*|crates?|cases?|malicious)\b|\b(?:seems|appears|likely|probably) (?:that )?(?:nobody|no one|no users?) (?:used|noticed (?:it|this|the (?:outage|loss|failure))|saw|was (?:affected|hit|impacted|harmed))\b|^\W*none (?:observed|known|that we know)\b/im,
  /none|nil|n\/a|no (?:\w+[ -]){0,2}(?:impact|effect|downtime|data loss or)|(?:not|un)\s?(?:affected|impacted)|(?:user|customer)[ -]visible|not aware|(?:seems|appears|likely|probably) (?:that )?no/i,
);

const isAboutPeople = anyWord(
  'user users customer customers client clients visitor visitors student students instructor instructors teacher teachers member members subscriber subscribers player players merchant merchants tenant tenants account accounts organisation organisations organization organizations team teams developer developers contributor contributors maintainer maintainers engineer engineers reader readers operator operators validator validators delegator delegators farmer farmers trader traders holder holders partner partners application applications project projects consumer consumers people company companies community communities staff everyone everybody anyone anybody noone nobody us internal internally unaffected'.split(
    ' ',
  ),
);
const WHO =
  /\b(?:(?:every|any|no) (?:one|body)|our own)\b|\b(?:no|only|every)(?: other)? [a-z]+ (?:was |were )?(?:affected|impacted|hit)\b|\b(?:total|complete|full|global) (?:\w+ )?(?:outage|disruption|downtime|unavailability)\b|\b(?:components?|services?|servers?|systems?|sites?|websites?)\b.{0,30}\b(?:went|were|was|are|is) (?:down|offline|unavailable|unreachable|inaccessible)\b|\b[a-z]+s (?:could ?n[o'’]?t|could not|cannot|were (?:not able|unable)|saw|experienced|received|lost)\b/i;

/** Counted work tells whose it was: "3.4 % of order requests failed". */
const WORK =
  /\d\s?(?:%|per ?cent|k|m)?\+? (?:of )?(?:(?:the|all|our) )?(?:[\w/-]+ ){0,2}(?:requests|calls|orders|payments|transactions|checkouts|bookings|logins|sessions|jobs|builds|pipelines|deployments|launches|uploads|downloads|messages|e-?mails|deliveries)\b/i;
/** "Services affected: search", "## Affected components": what was hit, in a line or a section of its own. */
const AFFECTED =
  /\baffected (?:services?|systems?|components?|endpoints?|regions?|environments?)\b|\b(?:services?|systems?|components?|users?|customers?|teams?) affected\b/i;

const NUMBER =
  '(?:\\d[\\d.,]{0,14}\\s?(?:k|m|million|thousand)?\\+?|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?)';
const HOW_MANY = [
  /\b(?:all|every|none|no|any|each|entire|whole|complete(?:ly)?|total(?:ly)?|full(?:y)?|everyone|everybody|everything|anyone|anybody|nobody|nothing|half)\b|\d\s?%|\bper ?cent\b/i,
  // "Slow across the site", "a company-wide outage": all of it.
  /\b(?:site|system|service|platform|cluster|company|fleet|region|network)[- ]wide\b|\bacross the (?:entire |whole )?(?:site|system|service|platform|cluster|company|fleet|region|network)\b/i,
  new RegExp(
    `\\b${NUMBER} (?:of (?:the |our )?)?(?!(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|am|pm|utc|gmt|pst|pdt|cet|cest|est|edt)\\b)(?:[\\w/-]+ ){0,2}?[a-z][\\w-]*s\\b`,
    'i',
  ),
];
const HOW_LONG = new RegExp(
  `\\b${NUMBER}(?: (?:and a half|or \\w+))?[ -]?(?:to \\d+ ?)?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?)(?:\\b|(?=\\d))|\\b(?:half|an?|one) (?:an? )?(?:hour|minute|day|week|month)\\b|\\b(?:between|from)\\b.{0,40}\\d.{0,40}\\b(?:and|to|until|till)\\b.{0,30}\\d|\\d{1,2}:\\d\\d\\W{1,12}(?:to|until|and)?\\W{0,3}\\d{1,2}:\\d\\d|\\d{1,2}:\\d\\d(?:\\b|(?=[ap]m))[^]{1,1500}?\\d{1,2}:\\d\\d(?:\\b|(?=[ap]m))|\\b(?:until|till|overnight)\\b|\\b(?:duration|how long)\\b\\W{1,8}(?:un(?:known|clear)|not (?:known|recorded|measured))\\b`,
  'i',
);

/** "For the duration of the window": a length that is given elsewhere … */
const DURING =
  /\b(?:for|during|throughout) (?:the )?(?:(?:whole|entire|full|duration|length|rest) (?:of )?)*(?:the |this |that )?(?:window|outage|incident|period)\b/i;
/** … "for about four hours". */
const LASTED = new RegExp(
  `\\b(?:for|lasted|after|took) (?:(?:about|around|roughly|nearly|over|almost|at least|some|another) )?${NUMBER} ?(?:min(?:ute)?s?|h|hours?|days?)\\b`,
  'i',
);

/** Vague words count as an answer: `impact/vague-quantities` reports the words themselves. */
const ANSWERED: Readonly<Record<Question, (text: string, postmortem: PostMortem) => boolean>> = {
  who: (text, { sections }) =>
    isAboutPeople(text) ||
    WORK.test(text) ||
    WHO.test(text) ||
    AFFECTED.test(text) ||
    sections.some(({ heading }) => AFFECTED.test(heading)),
  'how-many': (text) => HOW_MANY.some((each) => each.test(text)) || vagueAmounts(text, false).length > 0,
  'how-long': (text, postmortem) =>
    (postmortem.language !== null && saysHowLong(postmortem.language, text)) ||
    hasLength(postmortem) ||
    HOW_LONG.test(text) ||
    (DURING.test(text) && postmortem.blocks.some((block) => LASTED.test(block.text))) ||
    vagueTimes(text).length > 0,
};
