import { phrase } from '../../../markdown/write/markdown.ts';
import { clockText } from '../../../time/when.ts';
import type { PanelRow } from '../row.ts';

const updateDue: PanelRow = {
  place: 10,
  show({ incident, now }) {
    const { snoozedUntil } = incident;
    const due = incident.awaited?.due;
    if (!due) return [];
    const late = Date.parse(due) <= now.getTime() ? phrase` · **due now**` : [];
    const snoozed = snoozedUntil && due === snoozedUntil && !late.length ? ' (snoozed)' : '';
    return [['Next update due', phrase`${clockText(due, incident.declaredAt)}${late}${snoozed}`]];
  },
};
export default updateDue;
