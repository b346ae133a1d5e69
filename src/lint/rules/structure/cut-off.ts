import type { MarkdownDocument, ProseBlock } from '../../../markdown/document.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { isUnfilled } from '../../support/unfilled.ts';
import { quoted } from '../../support/words.ts';

/** Words that never end a sentence. Some prepositions do ("the bug that we ran into"). */
const ENDS_OPEN =
  /\s(?:the|an?|and|or|but|because(?: of)?|which|their|our|its|due to|caused by|such as|instead of|in order to|as well as|(?:on (?:the|its|their|his|her) way|ha[sd]|have|needs?|needed|able|going|wants?|wanted|beg[iau]ns?|started|tried) to)$/i;
/** "EC, MM, AN": initials. */
const INITIALS = /\b\p{Lu}{2,4}$/u;

/** Whether the next block is an entry of the same list, which cannot continue this one; an indented one can. */
function isSibling(document: MarkdownDocument, block: ProseBlock, next: ProseBlock): boolean {
  // In an enumeration, the next entry continues it: "- at once, or", "- after an hour".
  if (/\b(?:and|or)\s*$/i.test(block.text)) return false;
  const column = ({ span }: ProseBlock) => document.point(span.start).column;
  return block.kind === 'item' && next.kind === 'item' && column(next) <= column(block);
}

/** Characters shown from the end of a block. */
const SHOWN = 50;

export default defineRule({
  id: 'structure/cut-off',
  summary: 'No sentence breaks off',
  why: 'A sentence that ends in “because the” was meant to say why. Nobody but its author can finish it, and in a month not even they can.',
  instead: 'Finish the sentence, or delete it.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Sentences to report one by one.' },
  },
  levels: { light: 'warning', standard: 'warning', strict: 'warning' },
  worth: 72,
  bad: [
    {
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe broker refuses a 65th partition because of\n\n## Impact\n\nAll 40 shops.\n',
      reports: ['The broker refuses a 65th partition because of'],
    },
    {
      title: 'An entry among others',
      markdown:
        '# The queue stood still\n\n## Timeline (UTC)\n\n- 2026-03-02 13:40 the technician is on the way to\n- 2026-03-02 14:20 the queue moves\n',
      reports: ['2026-03-02 13:40 the technician is on the way to'],
    },
  ],
  good: [
    {
      title: 'What follows belongs to it',
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe broker refuses a partition with the\n\n```\ntoo many partitions\n```\n\nNothing alerts on it, and\n\n- the graph is hidden\n- the log is not kept\n',
    },
    {
      title: 'The name of something',
      markdown:
        '# The queue stood still\n\n## Root cause\n\nThe index is that of the first match of `a`\n\n## Impact\n\nAll 40 shops.\n',
    },
    {
      title: 'The last word of another language',
      markdown:
        '# Die Kasse stand still\n\n## Zusammenfassung\n\nAm 4. März 2026 stand die Kasse still, und niemand konnte eine Karte kaufen. Das Team hat den Drucker neu gestartet. Die Kassen nehmen keine Karten an\n\n## Ursache\n\nDer Drucker war leer.\n',
    },
    {
      title: 'The next entry continues it',
      markdown:
        '# The queue stood still\n\n## Lessons\n\nWith an alert, this would have:\n\n- never happened, or\n- been noticed before noon, or\n- ended an hour earlier\n',
    },
  ],
  check({ postmortem, options }) {
    const { blocks, document, language } = postmortem;
    // "Nobody takes cards" ends in "an" in German: such words are English.
    const breaksOff = (end: string, { text, masks }: ProseBlock) =>
      language === null &&
      ENDS_OPEN.test(end) &&
      !INITIALS.test(end) &&
      !masks.some(({ kind, end }) => kind === 'code' && end >= text.trimEnd().length);
    const findings = blocks.flatMap((block, index): Finding[] => {
      const { kind, text, span } = block;
      if ((kind !== 'paragraph' && kind !== 'item') || isUnfilled(postmortem, span)) return [];
      const end = text.trimEnd().slice(-SHOWN);
      if (
        !(breaksOff(end, block) || (kind === 'paragraph' && end.endsWith(','))) ||
        text.trim().split(/\s+/, 6).length < 4
      )
        return [];
      // Only if nothing can continue it: before a heading, or at the end.
      const next = blocks[index + 1];
      const between = document.text.slice(span.end, next?.span.start ?? document.text.length);
      if (
        (next && next.kind !== 'heading' && !isSibling(document, block, next)) ||
        /\S/.test(between.replace(/^[\s>*+-]+/, '')) ||
        /\]$/.test(end)
      )
        return [];
      return [
        {
          span,
          message: `This breaks off after ${quoted(end.split(/\s+/).slice(-4).join(' '), 40)}. Only its author knows how it continues; finish it, or delete it.`,
        },
      ];
    });
    return capped(findings, options.atMost);
  },
});
