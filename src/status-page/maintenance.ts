import type { StatusPageSettings } from '../policy/sections/status-page.ts';
import { idOf } from './id.ts';

/** Planned maintenance as it is shown. */
export interface MaintenanceView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly components: readonly string[];
  readonly state: 'scheduled' | 'inProgress' | 'completed';
}

/** What the policy plans, earliest first. */
export function viewMaintenance({ maintenance }: StatusPageSettings, now: Date): MaintenanceView[] {
  return maintenance
    .map(({ title, text, components, from, to }): MaintenanceView => {
      const [begins, ends] = [Date.parse(from), Date.parse(to)];
      const time = now.getTime();
      return {
        id: idOf(`maintenance ${title} ${from}`),
        title,
        text,
        components,
        from: new Date(begins).toISOString(),
        to: new Date(ends).toISOString(),
        state: time < begins ? 'scheduled' : time < ends ? 'inProgress' : 'completed',
      };
    })
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}
