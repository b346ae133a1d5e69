import type { Table, TableRow } from 'mdast';
import { isAttributeList } from '../../../markdown/units.ts';
import { defineRule, type Finding } from '../../rule.ts';
import { few } from '../../support/few.ts';
import { quoted } from '../../support/words.ts';

export default defineRule({
  id: 'structure/table-columns',
  summary: 'Each row of a table has as many cells as its header',
  why: 'GitHub shows no more cells than the header has: the rest of a row is in the file, and nobody sees it. Often it is half of a sentence, cut by a `|` in a command. A row that is too short puts an owner where a date should be.',
  instead:
    'Write a `|` that belongs to the text as `\\|`, give the header its missing column, and leave cells that are empty empty: `| Add an alarm | @amal | |`. `debrief lint --fix` fills up rows that are too short.',
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
    const findings = tables.flatMap(({ children: [header, ...rows] }) => {
      const wanted = header?.children.length ?? 0;
      return rows.flatMap((row) => {
        return isAttributeList(row, document.text) ? [] : (finding(row, wanted, document.text) ?? []);
      });
    });
    // Each row that can be filled up is reported, so that one --fix fixes them all.
    const [short, long] = [findings.filter(({ fix }) => fix), findings.filter(({ fix }) => !fix)];
    return [...short, ...few(long, options.atMost)];
  },
});

/**
 * What other renderers expect directly below a table, and GitHub shows as a row: kramdown's attributes, a caption, a
 * template's tag, a comment.
 */
const BELONGS_TO_TABLE =
  /^\s*\|?\s*(?:\{[:.#%{].*\}|(?:Table\s?\d*)?: \S.*|<!--.*|<\/?\w[^|]*>|\[[^\]|]+\]:? ?\S*)\s*\|?\s*$/i;

function finding(row: TableRow, wanted: number, text: string): Finding | null {
  const span = { start: row.position!.start.offset!, end: row.position!.end.offset! };
  const written = row.children.length;
  if (written < wanted) {
    if (BELONGS_TO_TABLE.test(text.slice(span.start, span.end))) return null;
    // GitHub takes each line below a table for a row, until a blank one.
    if (!text.slice(span.start, span.end).includes('|'))
      return {
        span,
        message:
          'This line stands directly below a table, so GitHub shows it as a row of it. Leave a blank line between them if it is a text of its own.',
      };
    const isClosed = /(?:^|[^\\])(?:\\\\)*\|\s*$/.test(text.slice(span.start, span.end));
    const cells = ' |'.repeat(wanted - written + (isClosed ? 0 : 1));
    return {
      span,
      message: `This row has ${written} of ${wanted} cells, so what it says may stand in the wrong column. Leave empty cells empty: “| |”.`,
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
