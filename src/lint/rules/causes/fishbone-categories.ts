import { defineRule } from '../../rule.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'causes/fishbone-categories',
  summary: 'A fishbone has causes in more than one category',
  why: 'You draw a fishbone to look where nobody has looked yet. If all causes are in one category, it is only a list in another shape.',
  instead:
    'Go through the others with the people who were there: process, technology, environment, information, what people had to work with. Or use a plain list of contributing factors.',
  options: {
    atLeast: { type: 'integer', least: 2, default: 2, about: 'Fewest categories with causes.' },
  },
  levels: { light: 'off', standard: 'hint', strict: 'hint' },
  worth: 20,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Fishbone\n\n- Technology\n  - The broker refuses a 65th partition without an error\n  - Nothing alerts on queue depth\n',
      reports: ['## Fishbone'],
    },
  ],
  good: [
    {
      markdown:
        '# The queue stood still\n\n## Fishbone\n\n- Technology\n  - The broker refuses a 65th partition without an error\n- Process\n  - Capacity is looked at once a year\n',
    },
  ],
  *check({ postmortem, options }) {
    const { text } = postmortem.document;
    for (const { span, categories } of postmortem.fishbones) {
      if (categories.length >= options.atLeast) continue;
      const line = text.slice(span.start, span.end).search(/[\r\n]|$/);
      const names = categories.map(({ name }) => quoted(name, 30)).join(', ');
      yield {
        span: { start: span.start, end: span.start + line },
        message: `All causes in this fishbone are under ${names}. A fishbone should look in other directions too: process, environment, information, tools. Is there really nothing there?`,
      };
    }
  },
});
