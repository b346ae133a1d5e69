import { phrase } from '../../../markdown/write/markdown.ts';
import type { PanelRow } from '../row.ts';

const announcement: PanelRow = {
  place: 19,
  show({ links: { announcementProblem: problem } }) {
    if (!problem) return [];
    return [['Announcement', phrase`⚠️ ${problem} Debrief tries again every 5 minutes.`]];
  },
};
export default announcement;
