import type { ProseBlock, Span } from '../../../markdown/document.ts';
import type { FigureCheck } from '../../arithmetic/check.ts';
import { checks } from '../../arithmetic/index.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
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
      title: 'Counted in words',
      markdown:
        '# The queue stood still\n\n## Impact\n\nAll five services (API, Web, Queue, Mail, Search and Cart) were down.\n',
      reports: ['five services (API, Web, Queue, Mail, Search and Cart)'],
    },
    {
      title: 'Parts, and a sum',
      markdown:
        '# The queue stood still\n\n## Impact\n\n- 12 alerts (7 warnings, 4 critical)\n- 120 + 45 = 175 tenants\n- 9 out of 8 nodes\n',
      reports: ['12 alerts (7 warnings, 4 critical)', '120 + 45 = 175 tenants', '9 out of 8'],
    },
    {
      title: 'A cron expression that says something else, in code as well',
      markdown:
        '# The queue stood still\n\n## Follow-up\n\nA job cleans up every 2 hours (`*/2 * * * *`).\n\n```yaml\nschedule: "0 * * * *"  # every 10 minutes\n```\n',
      reports: ['every 2 hours (`*/2 * * * *`)', '0 * * * *"  # every 10 minutes'],
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
  check: ({ postmortem: { blocks, document }, options }) =>
    capped([...blocks.flatMap(wrongIn), ...wrongInSource(document.text)], options.atMost),
});

const all = Object.values(checks);
const IN_PROSE = all.filter(({ isInCode }) => !isInCode);
const IN_CODE = all.filter(({ isInCode }) => isInCode);

/** Each check needs a digit, or a list in brackets: most blocks have neither. */
const ANY = /\d|s \(/i;

const wrongInSource = (text: string): Finding[] =>
  IN_CODE.flatMap((check) => wrongOf(check, text, (start, end) => ({ start, end })));

function wrongIn(block: ProseBlock): Finding[] {
  const text = block.text.slice(0, LONGEST);
  if (block.kind === 'quote' || !ANY.test(text)) return [];
  return IN_PROSE.flatMap((check) =>
    wrongOf(check, text, (start, end) =>
      block.masks.some((mask) => mask.start < end && mask.end > start) ? null : block.source(start, end),
    ),
  );
}

function wrongOf(
  { gate, pattern, judge }: FigureCheck,
  text: string,
  spanOf: (start: number, end: number) => Span | null,
): Finding[] {
  if (!gate.test(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match): Finding[] => {
    const words = match.groups!.shown ?? match[0];
    const end = match.index + match[0].length;
    const span = spanOf(end - words.length, end);
    const result = span && judge(match.groups!);
    if (!span || !result) return [];
    return [
      {
        span,
        message: `${quoted(words)}: ${result[0]!.toLowerCase()}${result.slice(1)}. One figure that cannot be right makes readers doubt the others. Correct it.`,
      },
    ];
  });
}
