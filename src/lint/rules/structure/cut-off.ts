import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

/** Words with which no sentence ends. Prepositions do end some ("the bug that we ran into"). */
const ENDS_OPEN =
  /\s(?:the|an?|and|or|but|because(?: of)?|which|their|our|its|due to|caused by|such as|instead of|in order to|as well as)$/i;

/** Characters of a block's end that are shown. */
const SHOWN = 50;

export default defineRule({
  id: 'structure/cut-off',
  summary: 'No sentence breaks off in the middle',
  why: 'A sentence that ends in “because the” was meant to say why. Nobody but its author can finish it, and in a month not even they can.',
  instead: 'Finish the sentence, or take it out.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Places to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 72,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe broker refuses a 65th partition because of\n\n## Impact\n\nAll 40 shops.\n',
      reports: ['The broker refuses a 65th partition because of'],
    },
  ],
  good: [
    {
      title: 'What follows belongs to it',
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe broker refuses a partition with the\n\n```\ntoo many partitions\n```\n\nNothing alerts on it, and\n\n- the graph is hidden\n- the log is not kept\n',
    },
  ],
  check({ postmortem, options }) {
    const { blocks, document } = postmortem;
    const findings = blocks.flatMap((block, index): Finding[] => {
      const { kind, text, span } = block;
      if ((kind !== 'paragraph' && kind !== 'item') || isUnfilled(postmortem, span)) return [];
      const end = text.trimEnd().slice(-SHOWN);
      if (
        !(ENDS_OPEN.test(end) || (kind === 'paragraph' && end.endsWith(','))) ||
        text.trim().split(/\s+/, 6).length < 5
      )
        return [];
      // Only where nothing can go on with it: before a heading, or at the end.
      const next = blocks[index + 1];
      const between = document.text.slice(span.end, next?.span.start ?? document.text.length);
      if (
        (next && next.kind !== 'heading') ||
        /\S/.test(between.replace(/^[\s>*+-]+/, '')) ||
        /\]$/.test(end)
      )
        return [];
      return [
        {
          span,
          message: `This breaks off after ${quoted(end.split(/\s+/).slice(-4).join(' '), 40)}. Only its author knows how it goes on; finish it, or take it out.`,
        },
      ];
    });
    return few(findings, options.atMost);
  },
});
