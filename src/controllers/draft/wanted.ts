import type { Incident } from '../../incident/incident.ts';

/** Whether a post-mortem is to be drafted now: it is over, or somebody asked for it, and it needs one. */
export function wantsDraft({ phase, dropped, kind, postMortem }: Incident): boolean {
  if (dropped || postMortem.exempt) return false;
  return postMortem.asked || (phase === 'resolved' && kind !== 'drill' && kind !== 'maintenance');
}
