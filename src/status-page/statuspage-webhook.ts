import type { StatusBoard } from './board.ts';
import { idOf } from './id.ts';
import { statuspageDocuments } from './statuspage-api.ts';

/** What subscribers receive, once. */
export interface Announcement {
  /** The same for the same news. */
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly document: object;
}

/**
 * The news since an instant in epoch milliseconds: public updates, and maintenance that began or ended. Bodies are those
 * of Statuspage's webhooks: https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/
 */
export function announcements(board: StatusBoard, since: number): Announcement[] {
  const { page, status, incidents, maintenance } = statuspageDocuments(board);
  const head = {
    meta: { generated_at: board.at, documentation: 'https://metastatuspage.com/api' },
    page: { id: page.id, status_indicator: status.indicator, status_description: status.description },
  };
  const isNews = (at: string) => Date.parse(at) >= since && Date.parse(at) <= Date.parse(board.at);
  return [
    ...incidents
      .filter(({ updated_at }) => isNews(updated_at))
      .map((incident) => ({
        id: idOf(`${incident.id} ${incident.updated_at}`),
        at: incident.updated_at,
        document: { ...head, incident },
      })),
    ...maintenance
      .filter(({ status: state, updated_at }) => state !== 'scheduled' && isNews(updated_at))
      .map((incident) => ({
        id: idOf(`${incident.id} ${incident.status}`),
        at: incident.updated_at,
        document: { ...head, incident },
      })),
  ];
}
