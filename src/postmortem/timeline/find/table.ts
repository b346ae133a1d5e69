import type { TableUnit } from '../../../markdown/units.ts';
import { leadTime } from '../../../time/lead.ts';
import type { ReadSection } from '../../sections.ts';
import type { TimelineEvent } from '../event.ts';
import { headingZone } from '../zones/zone-note.ts';
import { columnsOf } from './columns.ts';
import { rowTimes } from './row-time.ts';

/** The rows with a time, from columns headed as times or holding times. */
export function tableEvents(table: TableUnit, section: ReadSection | null): TimelineEvent[] {
  const headers = table.header?.cells.map((cell) => cell.text) ?? [];
  // A table without a header has its first row in the header's place.
  const rows =
    table.header && headers.some((header) => leadTime(header)?.isSure)
      ? [table.header, ...table.rows]
      : table.rows;
  const columns = columnsOf(headers, rows, section?.name === 'timeline');
  if (!columns) return [];
  const header = headers[columns.when];
  const zone = header ? headingZone(header) : null;
  const read = rowTimes(columns, rows);
  return rows.flatMap((row): TimelineEvent[] => {
    const lead = read(row);
    if (!lead) return [];
    const cell = row.cells[columns.text] ?? row.cells.at(-1)!;
    // A row may be too short to have a time cell: then only the day was read.
    const timeCell = row.cells[columns.when] ?? row.cells[columns.date!]!;
    return [
      {
        lead,
        text: cell.text.trim(),
        textSpan: cell.source(0, cell.text.length),
        timeSpan: timeCell.source(0, timeCell.text.length),
        span: row.span,
        // A row with just a day dates the rows below it.
        scopeEnd: cell.text.trim() === '' || cell === timeCell ? table.span.end : row.span.end,
        section,
        layout: 'row',
        content: row.children.flat(),
        zone,
        isBare: cell.text.trim() === '' || cell === timeCell,
      },
    ];
  });
}
