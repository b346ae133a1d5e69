import { phrase, reference, type Value } from '../../markdown/write/markdown.ts';
import { userMarkdown } from '../../markdown/write/user-text.ts';
import type { Policy } from '../../policy/schema.ts';
import { durationText } from '../../time/text.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { shortRef } from '../../vocabulary/refs.ts';
import { suggestSeverity } from '../impact.ts';
import { type Incident, isAnswered } from '../incident.ts';
import type { Links } from './row.ts';

/** What is still unknown, each with what to type. Nobody is named. */
export function missing(incident: Incident, policy: Policy, links: Omit<Links, 'actionItems'>): Value[] {
  const { ref, roles, milestones, severity, phase, impact, like, declaredAt } = incident;
  const severe = severity === 'SEV1' || severity === 'SEV2';
  const over = phase === 'resolved';
  const lines: Value[] = [];
  if (incident.dropped) return lines;
  if (links.unlabelled && !over) {
    const { label, takenOff } = links.unlabelled;
    lines.push(
      takenOff
        ? phrase`The label \`${label}\` was taken off. If it was not an incident: \`/incident false-alarm <why>\`. If it is one, put the label back.`
        : phrase`The label \`${label}\` is missing, and nobody took it off here. If the policy has a new name for it, put it on. If it was renamed or deleted in the repository, rename it back, or give the policy its new name: \`labels.incident\`.`,
    );
  }
  if (like && !over && !isAnswered(incident)) {
    const other = shortRef(like.incident, ref);
    lines.push(
      phrase`Is it the same as ${reference(other)}, declared ${durationText(like.at, declaredAt)} before? \`/incident duplicate-of ${other}\`; if not, \`/incident related ${other}\``,
    );
  }
  if (links.isUnpaged)
    lines.push(
      phrase`Who is on call? PagerDuty could not be asked; Debrief asks it again within minutes, for half an hour.`,
    );
  if (!over && !roles.ic) lines.push(phrase`Who leads? \`/incident ic me\``);
  if (!over && severe && !roles.comms)
    lines.push(phrase`Who keeps others informed? \`/incident comms @somebody\``);
  const suggested = impact && !over ? suggestSeverity(impact, policy) : null;
  if (suggested && suggested.severity !== severity && impact!.at > (incident.severitySaidAt ?? ''))
    lines.push(
      phrase`The impact suggests **${suggested.severity}**: ${suggested.why}. \`/incident sev ${suggested.severity.slice(3)}\``,
    );
  if (!over && severe && !impact)
    lines.push(phrase`What do users feel? \`/incident impact 20% of users cannot pay\``);
  if (!over && policy.services.length && !incident.services.length)
    lines.push(phrase`Which services? \`/incident services ${policy.services[0]!.name}\``);
  // What is merged has the last word on when it was.
  const isWritten = links.postMortem?.state === 'merged';
  if (!milestones.started && !isWritten)
    lines.push(phrase`When did the impact begin? \`/incident time started 13:50 UTC\``);
  if (over) {
    const unknown = isWritten ? [] : MILESTONES.filter((name) => name !== 'started' && !milestones[name]);
    lines.push(...unknown.map((name) => phrase`When was it ${name}? \`/incident time ${name} 14:05 UTC\``));
    if (links.postMortemProblem)
      lines.push(phrase`The post-mortem could not be drafted. ${userMarkdown(links.postMortemProblem)}`);
    if (links.mergedEmpty)
      lines.push(
        phrase`${reference(`#${links.mergedEmpty}`)} was merged without the post-mortem that was drafted there. Write it in another pull request, with \`incident: ${ref.number}\` in its front matter; or, if none is needed: \`/incident exempt <why>\``,
      );
    if (links.postMortem?.state === 'closed')
      lines.push(
        phrase`The post-mortem, ${reference(`#${links.postMortem.number}`)}, was closed without a merge. Reopen it to go on.`,
      );
  }
  // Nobody edits the policy in the middle of an incident, so these come last.
  for (const { setting, from, to } of over ? [] : (links.renamedLabels ?? []))
    lines.push(
      phrase`The label \`${from}\` was renamed to \`${to}\` in this repository. Debrief uses the new name; update it in the policy: \`${setting}\`.`,
    );
  for (const { repository, service } of links.uninstalled ?? [])
    lines.push(
      phrase`The policy builds ${service} from \`${repository}\`, where this App is not installed: what was deployed there will be missing from the timeline. Install the App there, or correct \`services:\`.`,
    );
  return lines;
}
