import { findMarker } from '../../github/markers.ts';
import { acceptedOf } from '../../incident/changes.ts';
import type { Answer } from '../../incident/incident.ts';
import { panel } from '../../incident/panel/index.ts';
import type { Links } from '../../incident/panel/row.ts';
import { needsPostMortem } from '../../incident/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { fullName, sameRepo } from '../../vocabulary/refs.ts';
import { showAlerts } from './alerts.ts';
import {
  announcementData,
  announcementProblem,
  announcementWork,
  knownAnnouncement,
} from './announcement.ts';
import { owedAnswers, sameText } from './answers.ts';
import { decideSource } from './decide-source.ts';
import { drafted } from './draft.ts';
import { dutyChange } from './duty.ts';
import { decideElsewhere } from './elsewhere.ts';
import { shownStateOf } from './find.ts';
import { UNPINNED } from './fresh.ts';
import { keptOpen, stillOpen } from './kept-open.ts';
import { hasLabel, labelChange, labelsOf } from './labels.ts';
import { type IncidentControllerFacts, lacksDraft, mayArchive, type OpenedFacts } from './observe.ts';
import { isUnpaged, pageSteps, pagingData } from './page.ts';
import { panelBody, panelMarker } from './panel-memory.ts';
import type { IncidentRead } from './read.ts';
import { remind } from './remind.ts';
import { knownRoom, roomData, roomLink, roomWork } from './room.ts';
import type { IncidentStep } from './steps.ts';

/** What to do about an issue. Pure. */
export function decide(facts: IncidentControllerFacts, policy: Policy, now: Date): IncidentStep[] {
  if (facts.kind === 'source') return decideSource(facts, policy, now);
  if (facts.kind === 'elsewhere') return decideElsewhere(facts);
  return facts.kind === 'incident' ? keep(facts, policy, now) : [];
}

/** How the label that makes it an incident got lost, if it did: somebody removed it here, or moved the issue. */
function lostLabel(
  { issue, facts }: IncidentRead,
  policy: Policy,
): 'taken off' | 'transferred' | 'gone' | null {
  const label = policy.labels.incident;
  if (hasLabel(issue.labels, label)) return null;
  const last = facts.events.findLast(
    (event) => event.type === 'transferred' || ('label' in event && hasLabel([event.label], label)),
  );
  if (last?.type === 'transferred') return 'transferred';
  return last?.type === 'unlabeled' ? 'taken off' : 'gone';
}

const DRAFTS: IncidentStep['type'] = 'open-post-mortem';

/** Why there is no draft yet, if that is known: it cannot be made, or GitHub refused it. */
function problemOf(draft: IncidentStep | string, { facts }: IncidentRead): Pick<Links, 'postMortemProblem'> {
  if (typeof draft === 'string') return { postMortemProblem: draft };
  const refused = facts.events.find(
    (event) =>
      event.type === 'commented' &&
      findMarker(event.comment, 'refused')?.data.steps?.split('.').includes(DRAFTS),
  );
  if (refused?.type !== 'commented') return {};
  return { postMortemProblem: `GitHub refused it; [what to do](${refused.comment.url}).` };
}

/**
 * A dropped incident is closed, once: if somebody reopens it afterwards, it stays open. An issue that a person opened is
 * left alone: it is a report that became the incident in place, and may still be worth fixing.
 */
function closed({ read: { issue, facts }, incident: { dropped } }: OpenedFacts): IncidentStep[] {
  if (!dropped || !issue.author.app || issue.state === 'closed') return [];
  const wasClosed = facts.events.some(({ type, at }) => type === 'closed' && at >= dropped.at);
  return wasClosed
    ? []
    : [{ type: 'close', as: dropped.reason === 'duplicate' ? 'duplicate' : 'not-planned' }];
}

function keep(facts: OpenedFacts, policy: Policy, now: Date): IncidentStep[] {
  const { read, incident, postMortem } = facts;
  const { answers, refusals } = owedAnswers(facts, policy, now);
  const news = showAlerts(facts.signals, read.alerts, read.issue.locked);
  const steps: IncidentStep[] = [
    ...answers,
    ...news.map((alert): IncidentStep => ({ type: 'show-alert', ...alert })),
  ];

  const draft = drafted(facts, policy);
  const lost = lostLabel(read, policy);
  const links = linksOf(facts, policy, draft, lost);
  const show = panelSteps(facts, policy, panel(incident, policy, links, now), refusals.length > 0);
  const waiting = new Set(refusals.map(({ comment }) => comment));
  // People wait for the panel. If this run is interrupted, the next look sees that the steps below are missing.
  if (read.panel || !read.issue.locked)
    steps.push(...show(incident.answers.filter(({ comment }) => !waiting.has(comment))));

  steps.push(...pageSteps(facts.paging));
  const duty = dutyChange(facts, policy, now);
  if (duty.add.length || duty.remove.length) steps.push({ type: 'assign', ...duty });

  const { add, remove } = labelChange(incident, read.issue.labels, policy);
  // GitHub drops labels that the other repository does not have.
  const labels = { add: lost === 'transferred' ? [policy.labels.incident, ...add] : add, remove };
  if (labels.add.length || labels.remove.length)
    steps.push({ type: 'set-labels', shown: labelsOf(incident, policy), ...labels });

  const still = stillOpen(facts, policy);
  const isRefused = read.unansweredClosing !== null;
  steps.push(...still);
  if (!isRefused && read.issue.state === 'closed' && incident.phase !== 'resolved' && !incident.dropped)
    steps.push({ type: 'reopen' });
  steps.push(...closed(facts));
  steps.push(...remind(facts, policy, now));

  if (draft && typeof draft !== 'string') steps.push(draft);
  if (postMortem && facts.withdrawn !== null)
    steps.push({ type: 'reopen-draft', number: postMortem.number, comment: facts.withdrawn });
  if (!isRefused) steps.push(...keptOpen(facts, policy, now));
  const { postmortem } = policy.labels;
  if (postMortem?.state === 'open' && !hasLabel(postMortem.labels, postmortem))
    steps.push({ type: 'label-post-mortem', number: postMortem.number, label: postmortem });
  if (facts.toRecheck.length) steps.push({ type: 'recheck-budgets', pulls: facts.toRecheck });
  // Answers to people without permission come last, and need a panel that can note them.
  if (refusals.length && read.panel) steps.push(...refusals, ...show(incident.answers));
  return steps;
}

/** What the panel links. */
function linksOf(
  { read, incident, postMortem, items, ...facts }: OpenedFacts,
  policy: Policy,
  draft: ReturnType<typeof drafted>,
  lost: ReturnType<typeof lostLabel>,
): Links {
  return {
    postMortem: postMortem && {
      number: postMortem.number,
      ...(!sameRepo(postMortem, incident.ref) && { in: fullName(postMortem) }),
      state: shownStateOf(postMortem, policy),
      mergedAt: postMortem.mergedAt,
      ...removedSince(postMortem, read),
    },
    ...(draft !== null && problemOf(draft, read)),
    ...(!postMortem &&
      facts.mergedEmpty !== null &&
      needsPostMortem(incident) && { mergedEmpty: facts.mergedEmpty }),
    actionItems: items,
    itemsWithoutIssue: facts.itemsWithoutIssue,
    ...roomLink(knownRoom(read.panel)),
    ...announcementProblem(knownAnnouncement(read.panel)),
    ...(lost &&
      lost !== 'transferred' && {
        unlabelled: { label: policy.labels.incident, takenOff: lost === 'taken off' },
      }),
    isUnpaged: isUnpaged(read.facts.declaration, incident),
    uninstalled: facts.uninstalled,
    renamedLabels: facts.renamedLabels,
  };
}

function removedSince({ number }: { readonly number: number }, { removed }: OpenedFacts['read']) {
  const removedWith = removed.get(number);
  return removedWith ? { removedWith } : {};
}

/** A function that gives the step which shows this text with some answers noted; none if the panel has both. */
function panelSteps(facts: OpenedFacts, policy: Policy, text: string, hasRefusals: boolean) {
  const { read, incident } = facts;
  const known = knownRoom(read.panel);
  // The room is created once there is a panel to remember it.
  const room = facts.hasChat && read.panel ? roomWork(incident, known, policy, mayArchive(facts)) : null;
  const announced = knownAnnouncement(read.panel);
  const announcement =
    facts.hasChat && read.panel ? announcementWork(incident, announced, known, policy) : null;
  const marker = {
    ...panelMarker(read.facts.declaration, incident),
    ...pagingData(read.facts.declaration, facts.paging),
    ...roomData(known),
    ...announcementData(announced),
  };
  // Not just for a new panel: GitHub may not show it yet, and we would loop until it does.
  const again = (!read.panel && hasRefusals) || (lacksDraft(facts) && !facts.observed);
  const [comment, shown] = [read.panel?.id ?? null, read.panel?.body ?? null];
  const pin = read.panel !== null && findMarker(read.panel, 'panel', UNPINNED) !== null;
  return (answers: readonly Answer[]): IncidentStep[] => {
    const accepted = acceptedOf(read.facts.events, answers, read.facts.accepted ?? []);
    if (
      !room &&
      !announcement &&
      read.panel &&
      sameText(read.panel.body, panelBody(marker, answers, accepted, text))
    )
      return [];
    return [
      { type: 'show-panel', comment, marker, answers, accepted, text, shown, pin, room, announcement, again },
    ];
  };
}
