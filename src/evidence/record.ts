import { neutral } from './neutral.ts';
import type { EvidenceSource } from './source.ts';

/** The incident's own record: commands, updates, milestones, and what happened to its issue. */
const record: EvidenceSource = {
  of({ incident, alerts }) {
    const ofAlerts = new Set(alerts.map(({ at, url }) => `${at} ${url}`));
    return incident.log
      .filter(({ at, url }) => !ofAlerts.has(`${at} ${url}`))
      .map(({ at, kind, text, url }) => {
        const said = neutral(text, incident);
        return { at, text: kind === 'update' ? `Status update: ${said}` : said, url, kind: 'record' };
      });
  },
};
export default record;
