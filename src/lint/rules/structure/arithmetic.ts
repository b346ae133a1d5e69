import type { ProseBlock } from '../../../markdown/document.ts';
import { kinds } from '../../arithmetic/index.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { quoted } from '../../support/words.ts';

/** How much of a block is read. */
const LONGEST = 3000;

export default defineRule({
  id: 'structure/arithmetic',
  summary: 'Figures in one sentence agree: shares, sums, “raised from … to”',
  why: 'A reader who finds one figure that cannot be right believes none of the others.',
  instead: 'Calculate it again, or leave one of the figures out.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Sentences to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 80,
  bad: [
    {
      title: 'A share that is not',
      markdown: '# The queue stood still\n\n## Impact\n\n29 of 30 transfers failed (87 %).\n',
      reports: ['29 of 30 transfers failed (87 %'],
    },
    {
      title: 'Down, or up?',
      markdown: '# The queue stood still\n\n## Follow-up\n\nLess code: down from 130 to 156 lines.\n',
      reports: ['down from 130 to 156 lines'],
    },
    {
      title: 'Parts, and a sum',
      markdown:
        '# The queue stood still\n\n## Impact\n\n- 12 alerts (7 warnings, 4 critical)\n- 120 + 45 = 175 tenants\n- 9 out of 8 nodes\n',
      reports: ['12 alerts (7 warnings, 4 critical)', '120 + 45 = 175 tenants', '9 out of 8'],
    },
  ],
  good: [
    {
      title: 'Rounded, of other units, or of something else',
      markdown:
        '# The queue stood still\n\n## Impact\n\n29 of 30 transfers failed (97 %). The site was down from 9 to 11. We used 14 minutes out of 7.2 hours (3.2%), and reduced the timeout from 30s to 5m.\n',
    },
    {
      title: 'In code',
      markdown: '# The queue stood still\n\n## Impact\n\nThe test `2 + 2 = 5` failed.\n',
    },
  ],
  check: ({ postmortem: { blocks }, options }) => few(blocks.flatMap(wrongIn), options.atMost),
});

function wrongIn(block: ProseBlock): Finding[] {
  const text = block.text.slice(0, LONGEST);
  if (block.kind === 'quote' || !/\d/.test(text)) return [];
  return Object.values(kinds).flatMap(({ hint, pattern, judge }) =>
    hint.test(text)
      ? [...text.matchAll(pattern)].flatMap((match): Finding[] => {
          const end = match.index + match[0].length;
          const isCode = block.masks.some((mask) => mask.start < end && mask.end > match.index);
          const result = isCode ? null : judge(match.groups!);
          if (result === null) return [];
          return [
            {
              span: block.source(match.index, end),
              message: `${quoted(match[0])}: ${result[0]!.toLowerCase()}${result.slice(1)}. One figure that cannot be right makes readers doubt the others. Correct it.`,
            },
          ];
        })
      : [],
  );
}
