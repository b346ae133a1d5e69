import { defineRule } from '../../rule.ts';
import { quoted } from '../../support/words.ts';

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
    for (const { value, span } of postmortem.placeholders) {
      if (options.allow.includes(value.trim())) continue;
      const asked = /^[:?]? [^|\r\n]*/.exec(text.slice(span.end, span.end + 100))?.[0] ?? '';
      yield {
        span,
        message: `${quoted(`${value}${asked}`, 80)} is left from the template. Answer it, or delete this part; other rules wait until then.`,
      };
    }
  },
});
