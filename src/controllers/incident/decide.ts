import { findMarker } from '../../github/markers.ts';
import { acceptedOf } from '../../incident/changes.ts';
import type { Answer } from '../../incident/incident.ts';
import { panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import { wantsDraft } from '../../incident/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { showAlerts } from './alerts.ts';
import { owedAnswers, sameText } from './answers.ts';
import { decideSource } from './decide-source.ts';
import { drafted } from './draft.ts';
import { dutyChange } from './duty.ts';
import { shownStateOf } from './find.ts';
import { UNPINNED } from './fresh.ts';
import { keptOpen } from './kept-open.ts';
import { hasLabel, labelChange, labelsOf } from './labels.ts';
import type { IncidentControllerFacts, OpenedFacts } from './observe.ts';
import { type IncidentRead, panelBody, panelMarker } from './read.ts';
import { remind } from './remind.ts';
import { knownRoom, roomData, roomLink, roomWork } from './room.ts';
import type { IncidentStep } from './steps.ts';

/** What is to be done about an issue. Pure. */
export function decide(facts: IncidentControllerFacts, policy: Policy, now: Date): IncidentStep[] {
  if (facts.kind === 'source') return decideSource(facts, policy, now);
  return facts.kind === 'incident' ? keep(facts, policy, now) : [];
}

/** The label that makes it an incident, should it be missing, and whether somebody took it off here. */
function missingLabel({ issue, facts }: IncidentRead, policy: Policy): Pick<Links, 'unlabelled'> {
  const label = policy.labels.incident;
  if (hasLabel(issue.labels, label)) return {};
  const last = facts.events.findLast(
    (event) => (event.type === 'labeled' || event.type === 'unlabeled') && hasLabel([event.label], label),
  );
  return { unlabelled: { label, takenOff: last?.type === 'unlabeled' } };
}

function keep(facts: OpenedFacts, policy: Policy, now: Date): IncidentStep[] {
  const { read, incident, postMortem, items } = facts;
  const { answers, refusals } = owedAnswers(facts, policy, now);
  const news = showAlerts(facts.heard, read.alerts, read.issue.locked);
  const steps: IncidentStep[] = [
    ...answers,
    ...news.map((alert): IncidentStep => ({ type: 'show-alert', ...alert })),
  ];

  const draft = drafted(facts, policy);
  const links: Links = {
    postMortem: postMortem && { number: postMortem.number, state: shownStateOf(postMortem) },
    ...(typeof draft === 'string' && { postMortemProblem: draft }),
    actionItems: items,
    ...roomLink(knownRoom(read.panel)),
    ...missingLabel(read, policy),
    uninstalled: facts.uninstalled,
  };
  const known = knownRoom(read.panel);
  // A room is made once the panel stands, which remembers it.
  const room = facts.hasChat && read.panel ? roomWork(incident, known, policy) : null;
  const marker = { ...panelMarker(read.facts.declaration, incident), ...roomData(known) };
  const text = panel(incident, policy, links, now);
  const show = (answered: readonly Answer[]): IncidentStep[] => {
    const accepted = acceptedOf(read.facts.events, answered, read.facts.accepted ?? []);
    if (!room && read.panel && sameText(read.panel.body, panelBody(marker, answered, accepted, text)))
      return [];
    // Not for a new panel alone: GitHub may not show it yet, and this would go round until it does.
    const again =
      (!read.panel && refusals.length > 0) || (wantsDraft(incident) && !postMortem && !facts.observed);
    const [comment, shown] = [read.panel?.id ?? null, read.panel?.body ?? null];
    const pin = read.panel !== null && findMarker(read.panel, 'panel', UNPINNED) !== null;
    const step = { comment, marker, answers: answered, accepted, text, shown, pin, room, again };
    return [{ type: 'show-panel', ...step }];
  };
  const waiting = new Set(refusals.map(({ comment }) => comment));
  // Before the panel, which remembers the commands that are done: nobody is assigned for them a second time.
  const duty = dutyChange(facts, policy);
  if (duty.add.length || duty.remove.length) steps.push({ type: 'assign', ...duty });
  // People wait for the panel. What comes below is seen to be missing by the next look, should this one be cut off.
  if (read.panel || !read.issue.locked)
    steps.push(...show(incident.answers.filter(({ comment }) => !waiting.has(comment))));

  const labels = labelChange(incident, read.issue.labels, policy);
  if (labels.add.length || labels.remove.length)
    steps.push({ type: 'set-labels', shown: labelsOf(incident, policy), ...labels });

  if (read.issue.state === 'closed' && incident.phase !== 'resolved' && !incident.dropped)
    steps.push({ type: 'reopen' });
  steps.push(...remind(facts, policy, now));

  if (draft && typeof draft !== 'string') steps.push(draft);
  steps.push(...keptOpen(facts, policy));
  const { postmortem: label } = policy.labels;
  if (postMortem?.state === 'open' && !hasLabel(postMortem.labels, label))
    steps.push({ type: 'label-post-mortem', number: postMortem.number, label });
  // Strangers wait until all else is done, and until there is a panel that can note their answers.
  if (refusals.length && read.panel) steps.push(...refusals, ...show(incident.answers));
  return steps;
}
