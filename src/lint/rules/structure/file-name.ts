import { defineRule } from '../../rule.ts';
import { patternOf } from '../../support/pattern.ts';
import { topOf } from '../../support/places.ts';
import { quoted } from '../../support/words.ts';

/** A date and a word in the file's or folder's name: `2026-03-02-queue.md`, `2026-03-02-queue/README.md`. */
const CONVENTION =
  '\\d{4}[-_]?\\d{2}[-_]?\\d{2}[^/]*[a-z]{2}[^/]*(?:/(?:readme|index))?\\.(?:md|markdown|mdx)$';

const OURS = new RegExp(CONVENTION, 'u');
/** Maximum length of a path matched. */
const LONGEST = 200;

export default defineRule({
  id: 'structure/file-name',
  summary: 'The file is named by the day and a few words: `2026-03-02-queue-stood-still.md`',
  why: 'Named by day, a folder of post-mortems sorts itself, and the words say which one it is. Renaming later breaks links, so get the name right before the merge.',
  instead:
    'Rename it to the day of the incident and a few words in lower case, joined by hyphens. A folder may have the name instead: `2026-03-02-queue/README.md`.',
  options: {
    pattern: {
      type: 'pattern',
      default: CONVENTION,
      about: 'Regular expression that the lower-case path must match.',
    },
  },
  levels: { light: 'off', standard: 'hint', strict: 'hint' },
  worth: 5,
  bad: [
    {
      path: 'postmortems/queue.md',
      markdown: '# The queue stood still\n\nFor 20 minutes.\n',
      reports: ['# The queue stood still'],
    },
  ],
  good: [
    {
      path: 'postmortems/2026-03-02-queue-stood-still.md',
      markdown: '# The queue stood still\n\nFor 20 minutes.\n',
    },
    {
      title: 'The folder bears the name',
      path: 'postmortems/2026-03-02-queue/README.md',
      markdown: '# The queue stood still\n\nFor 20 minutes.\n',
    },
  ],
  *check({ postmortem, options }) {
    const path = postmortem.document.path.replaceAll('\\', '/').toLowerCase();
    // Text from a pipe has no name.
    if (!/\.(?:md|markdown|mdx)$/.test(path)) return;
    const parts = postmortem.document.path.split(/[\\/]/);
    const pattern = options.pattern === CONVENTION ? OURS : patternOf(options.pattern);
    if (!pattern || pattern.test(path.slice(-LONGEST))) return;
    const day = postmortem.date ?? 'YYYY-MM-DD';
    yield {
      span: topOf(postmortem),
      message: `The file is called ${quoted(parts.at(-1) ?? path)}. Named by day and a few words, a folder of post-mortems sorts itself: \`${day}-${slug(postmortem.title?.value ?? 'what-stopped-working')}.md\`.`,
    };
  },
});

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Dates in a title, removed because the file name already begins with one. */
const DATES = new RegExp(
  String.raw`\b(?:(?:on|of|from|in) (?:the )?)?(?:\d{4}[-/.]\d\d?(?:[-/.]\d\d?)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?(?:[–-]\d{1,2})?|\d{1,2}(?:st|nd|rd|th)?(?:[–-]\d{1,2})? (?:of )?${MONTH})(?:,? \d{4})?|${MONTH} \d{4})\b`,
  'g',
);

function slug(title: string): string {
  const words = (/\d/.test(title) ? title.toLowerCase().replace(DATES, ' ') : title.toLowerCase())
    .replace(
      /\b(?:post-? ?mortem|incident(?: (?:report|review))?|retrospective|review|report|summary|rca|post)\b/g,
      ' ',
    )
    .replace(/['’]/g, '')
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+(?:(?:of|for|on|the|a|an|in|at|from)-+)*/, '');
  // Cut between words, without a trailing short one.
  const cut = words.length > 40 ? words.slice(0, 41).replace(/-[^-]*$/, '') : words;
  const slug = cut.replace(/(?:-+(?:of|for|on|the|a|an|in|at|and|from|to|our|by|with))*-*$/, '');
  // "Executive summary", "Our post-mortem": nothing left that names what failed.
  const isEmpty = !/[a-z]{2}/.test(slug) || /^(?:covering|about|regarding|executive|our|my)$/.test(slug);
  return isEmpty ? 'what-stopped-working' : slug;
}
