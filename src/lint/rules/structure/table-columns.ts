import type { Table, TableCell, TableRow } from 'mdast';
import { isAttributeList } from '../../../markdown/meant.ts';
import { leadTime } from '../../../time/lead.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { capped } from '../../support/capped.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'structure/table-columns',
  summary: 'Each row of a table has as many cells as its header',
  why: 'GitHub shows no more cells than the header has: nobody sees the rest of a row. Often it is half a sentence, cut by a `|` in a command. A row that is too short puts an owner where a date should be.',
  instead:
    'Write a `|` in the text as `\\|`, give the header its missing column, and keep empty cells: `| Add an alarm | @amal | |`. `debrief lint --fix` fills up rows that are too short.',
  options: {
    atMost: { type: 'integer', least: 1, default: 3, about: 'Rows to report one by one.' },
  },
  levels: { light: 'hint', standard: 'warning', strict: 'warning' },
  worth: 50,
  fixable: true,
  bad: [
    {
      title: 'Not shown',
      markdown:
        '# The queue stood still\n\n| Time | Event |\n| --- | --- |\n| 14:05 | `cat log | grep lease` finds nothing |\n',
      reports: ['| 14:05 | `cat log | grep lease` finds nothing |'],
    },
    {
      title: 'A text that has become a row',
      markdown:
        '# The queue stood still\n\n| Action | Owner |\n| --- | --- |\n| Add an alarm on the age of the lease | @amal |\nBoth are agreed with the team.\n',
      reports: ['Both are agreed with the team.'],
    },
    {
      title: 'Too short',
      markdown:
        '# The queue stood still\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Add an alarm on the age of the lease | @amal |\n',
      reports: ['| Add an alarm on the age of the lease | @amal |'],
    },
  ],
  good: [
    {
      title: 'A day alone dates the rows below it',
      markdown:
        '# The queue stood still\n\n| Time | Event |\n| --- | --- |\n| 2026-03-02 |\n| 14:05 | the queue stands |\n',
    },
    {
      title: 'Empty cells, and a pipe that is text',
      markdown:
        '# The queue stood still\n\n| Time | Event | Link |\n| --- | --- | --- |\n| 14:05 | `cat log \\| grep lease` finds nothing | |\n',
    },
    {
      title: "An attribute list of kramdown's",
      markdown:
        '# The queue stood still\n\n| Time | Event |\n| --- | --- |\n| 14:05 | the queue stands |\n{: .table-striped }\n',
    },
  ],
  check({ postmortem: { document }, options }) {
    const tables = document.tree.children.filter((node): node is Table => node.type === 'table');
    const ofTables = tables.map(({ children: [header, ...rows] }) =>
      rows
        .filter((row) => !isAttributeList(row, document.text))
        .flatMap((row) => finding(row, header?.children.length ?? 0, document.text) ?? []),
    );
    const short = ofTables.flatMap((findings) => together(findings.filter(({ fix }) => fix)));
    const long = ofTables.flatMap((findings) => findings.filter(({ fix }) => !fix));
    return [...short, ...capped(long, options.atMost)];
  },
});

/** Merges the findings for all short rows of one table: one habit, one finding, whose fix fills them all. */
function together(short: readonly Finding[]): Finding[] {
  const [first, ...others] = short;
  if (!first || others.length === 0) return [...short];
  return [
    {
      ...first,
      message: `${short.length} rows have fewer cells than their header. GitHub adds the missing ones at the end, so a cell left out before that moves the others into the wrong column. Leave empty cells empty: “| |”.`,
      fix: short.flatMap(({ fix }) => fix ?? []),
      others: others.map(({ span }) => span),
    },
  ];
}

/**
 * Lines that other renderers expect directly below a table, and GitHub shows as a row: kramdown attributes, a caption,
 * a template tag, a comment.
 */
const BELONGS_TO_TABLE =
  /^\s*\|?\s*(?:\{[:.#%{].*\}|(?:Table\s?\d*)?: \S.*|<!--.*|<\/?\w[^|]*>|\[[^\]|]+\]:? ?\S*)\s*\|?\s*$/i;

/** The text of a cell, without its pipes. */
const textOf = ({ position }: TableCell, text: string) =>
  text.slice(position!.start.offset!, position!.end.offset!).replace(/^[\s|]+|[\s|]+$/g, '');

function finding(row: TableRow, wanted: number, text: string): Finding | null {
  const span = { start: row.position!.start.offset!, end: row.position!.end.offset! };
  const written = row.children.length;
  if (written < wanted) {
    if (BELONGS_TO_TABLE.test(text.slice(span.start, span.end))) return null;
    // GitHub treats each line below a table as a row, up to a blank one.
    if (!text.slice(span.start, span.end).includes('|'))
      return {
        span,
        message:
          'This line is directly below a table, so GitHub shows it as one of its rows. Leave a blank line between them if it is separate text.',
      };
    // "| 4 March |" between timeline entries dates the rows below it.
    const [only, ...more] = row.children.filter((cell) => textOf(cell, text) !== '');
    const lead = only && more.length === 0 ? leadTime(textOf(only, text)) : null;
    if (lead?.day && !lead.clock) return null;
    const isClosed = /(?:^|[^\\])(?:\\\\)*\|\s*$/.test(text.slice(span.start, span.end));
    const cells = ' |'.repeat(wanted - written + (isClosed ? 0 : 1));
    return {
      span,
      level: 'hint',
      message: `This row has ${written} of ${wanted} cells. GitHub adds the missing ones at the end; if one was left out before that, the cells after it are in the wrong column. Leave empty cells empty: “| |”.`,
      fix: [{ span: { start: span.end, end: span.end }, text: cells }],
    };
  }
  const lost = row.children.slice(wanted);
  const first = lost[0]?.position;
  const last = lost.at(-1)?.position;
  const shown = text.slice(first?.start.offset ?? 0, last?.end.offset ?? 0).replace(/^[\s|]+|[\s|]+$/g, '');
  if (shown === '') return null;
  return {
    span,
    message: `GitHub does not show ${quoted(shown, 40)}: this row has ${written} cells, and the header ${wanted}. Write a pipe that is text as \`\\|\`, or add a column.`,
  };
}
