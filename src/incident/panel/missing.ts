import { MILESTONES } from '../../vocabulary/milestones.ts';
import type { Incident } from '../incident.ts';
import type { Links } from './row.ts';

/** What nobody has said yet, each with what to type. Nobody is named. */
export function missing(
  incident: Incident,
  links: Pick<Links, 'postMortem' | 'postMortemProblem'>,
): string[] {
  const { roles, milestones, severity, phase } = incident;
  const severe = severity === 'SEV1' || severity === 'SEV2';
  const over = phase === 'resolved';
  const lines: string[] = [];
  if (!over && !roles.ic) lines.push('Who leads? `/incident ic me`');
  if (!over && severe && !roles.comms) lines.push('Who keeps others informed? `/incident comms @somebody`');
  if (!milestones.started) lines.push('When did the impact begin? `/incident time started 13:50 UTC`');
  if (over) {
    const unknown = MILESTONES.filter((name) => name !== 'started' && !milestones[name]);
    lines.push(...unknown.map((name) => `When was it ${name}? \`/incident time ${name} 14:05 UTC\``));
    if (links.postMortemProblem)
      lines.push(`The post-mortem could not be drafted. ${links.postMortemProblem}`);
    if (links.postMortem?.state === 'closed')
      lines.push(
        `The post-mortem, #${links.postMortem.number}, was closed without a merge. Reopen it to go on.`,
      );
  }
  return lines;
}
