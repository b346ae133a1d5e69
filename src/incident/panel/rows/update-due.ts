import { phrase } from '../../../markdown/write/markdown.ts';
import { clockText } from '../../../time/text.ts';
import { updateDue } from '../../clock/overdue.ts';
import type { PanelRow } from '../row.ts';

const nextUpdate: PanelRow = {
  place: 10,
  show({ incident, policy, now }) {
    const { snoozedUntil } = incident;
    const due = updateDue(incident, policy);
    if (!due) return [];
    const late = Date.parse(due) <= now.getTime() ? phrase` · **due now**` : [];
    const snoozed = snoozedUntil && due === snoozedUntil && !late.length ? ' (snoozed)' : '';
    return [['Next update due', phrase`${clockText(due, incident.declaredAt)}${late}${snoozed}`]];
  },
};
export default nextUpdate;
