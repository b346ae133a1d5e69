import type { Html } from '../layout.ts';
import type { Visit } from './visit.ts';

/** A page of the dashboard: one file in `pages/`, found by `npm run generate`. */
export interface DashboardPage {
  /** As Hono writes paths: `/incidents/:owner/:repo/:number`. */
  readonly path: string;
  /** Its tab and the tab's position; null for a page that is only linked from another one. */
  readonly tab: { readonly name: string; readonly place: number } | null;
  /** Null if there is nothing, or nothing that the visitor may see. */
  show(visit: Visit): Promise<{ readonly title: string; readonly body: Html } | null>;
}
