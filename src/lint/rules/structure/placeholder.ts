import { defineRule } from '../../rule.ts';
import { quoted } from '../../support/words.ts';

const QUOTED = 80;
/** Words in braces that may as well be an answer; a name like `summary` is the template's. */
const BRACED_WORDS = /^\{\{\s*\p{Lu}[^}]* /u;

export default defineRule({
  id: 'structure/placeholder',
  summary: 'Nothing of the template is left to fill in',
  why: 'A question of the template that nobody answered looks like an answer to whoever skims. While a part is not filled in, the other rules do not judge it, so this is also the list of what is still to write.',
  instead:
    'Answer it, or delete the part, or say that there is nothing to say and why. If the words are meant as they stand, put them in `code`.',
  options: {
    allow: { type: 'list', default: [], about: 'Words that look like placeholders and are none here.' },
  },
  levels: { light: 'error', standard: 'error', strict: 'error' },
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Summary\n\nTODO\n\n## Impact\n\nFrom YYYY-MM-DD on, nobody could pay.\n',
      reports: ['TODO', 'YYYY-MM-DD'],
    },
  ],
  good: [
    {
      title: 'Filled in',
      markdown: '# The queue stood still\n\n## Impact\n\nFrom 2026-03-02 on, nobody could pay.\n',
    },
    {
      title: 'Meant as it stands',
      markdown: '# The queue stood still\n\n## Summary\n\nThe parser took `YYYY-MM-DD` for a date.\n',
    },
  ],
  *check({ postmortem, options }) {
    const { text } = postmortem.document;
    let named = 0;
    for (const { value, span } of postmortem.placeholders) {
      if (options.allow.includes(value.trim()) || span.start < named) continue;
      const asked = /^[:?]? [^|\r\n]*/.exec(text.slice(span.end, span.end + 100))?.[0] ?? '';
      // What follows on its line is named with it, and not once more.
      named = span.start + Math.min(QUOTED, value.length + asked.length);
      const words = quoted(`${value}${asked}`, QUOTED);
      yield {
        span,
        message: BRACED_WORDS.test(value)
          ? `${words} has the braces of the template still. If the words between them are the answer, delete the braces; if not, answer it, or delete this part. Other rules wait until then.`
          : `${words} is left from the template. Answer it, or delete this part; other rules wait until then.`,
      };
    }
  },
});
