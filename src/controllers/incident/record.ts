import { findMarker } from '../../github/markers.ts';
import { postMortemDue } from '../../incident/post-mortem.ts';
import type { Policy } from '../../policy/schema.ts';
import { teamOf } from '../../services/find.ts';
import type { Row } from '../../store/store.ts';
import { fullName, fullRef, issueRef, repoKey, sameRepo } from '../../vocabulary/refs.ts';
import { toLedgerLine } from './ledger.ts';
import type { IncidentControllerFacts, OpenedFacts } from './observe.ts';
import { lineKey } from './spending.ts';

/**
 * The incident as pages list it, as the public sees it, and as a line of the ledger for figures and budgets. The only
 * person named is the incident commander, shown on the dashboard to those who may see the incident; the only texts
 * by people are the title, the public updates, the contributing factors of its merged post-mortem, and the names of services.
 */
export function record(facts: IncidentControllerFacts, policy: Policy): Row[] {
  if (facts.kind !== 'incident') return [];
  const { incident, read, postMortem, items } = facts;
  const { ref, title, url, kind, severity, phase, phaseSince, dropped, open, declaredAt } = incident;
  const { services, detectedBy, reopened, updates, awaited, related, recurrenceOf } = incident;
  const milestones = Object.fromEntries(
    Object.entries(incident.milestones).map(([name, { at, assumed }]) => [name, { at, assumed }]),
  );
  const data = {
    ref,
    title,
    url,
    kind,
    severity,
    phase,
    phaseSince,
    dropped: dropped?.reason ?? null,
    duplicateOf: dropped?.reason === 'duplicate' && dropped.instead ? fullRef(dropped.instead) : null,
    open,
    declaredAt,
    milestones,
    services,
    team: teamOf(services, policy.services),
    cause: read.cause,
    affected: incident.impact?.affected ?? null,
    pauses: incident.pauses.map(({ from, to }) => ({ from, to })),
    detectedBy,
    reopened,
    related: related.map(fullRef),
    recurrenceOf: recurrenceOf && fullRef(recurrenceOf),
    updates,
    updateDue: awaited?.due ?? null,
    commander: incident.roles.ic?.login ?? null,
    publications: incident.publications.map(({ at, text, phase, nextBy }) => ({ at, text, phase, nextBy })),
    publicPostMortem: incident.postMortem.published,
    exempt: incident.postMortem.exempt !== null,
    postMortem: postMortem && {
      number: postMortem.number,
      merged: postMortem.merged,
      state: postMortem.state,
      // Merged before the incident was transferred.
      ...(!sameRepo(postMortem, ref) && { repository: fullName(postMortem) }),
    },
    postMortemDue: postMortemDue(incident, policy),
    formerly: read.mergedBeforeTransfer && fullRef(read.mergedBeforeTransfer.incident),
    actionItems: { done: items.filter(({ done }) => done).length, of: items.length },
    unsettled: {
      issues: items.filter(({ closedAt }) => closedAt === null).map(({ issue }) => fullRef(issue)),
      withoutIssue: facts.itemsWithoutIssue,
    },
  };
  const line = toLedgerLine(facts, policy);
  return [
    { table: 'incident', key: fullRef(ref), data },
    ...movedAlert(facts),
    ...(line
      ? [
          {
            table: 'ledger',
            key: lineKey(incident),
            data: { ...line, cause: read.cause, factors: read.factors },
          },
        ]
      : []),
  ];
}

/**
 * Where the incident of an alert is, if that is not the repository in which it belongs: there its alert is not looked for.
 * One that is closed has a row of its own, as its monitor may go on for a while, and must not hide an open one.
 */
function movedAlert({ incident, read: { issue } }: OpenedFacts): Row[] {
  const { alert, key, in: place = '' } = findMarker(issue, 'incident')?.data ?? {};
  const declaredIn = place.toLowerCase();
  if (!alert || !key || !declaredIn || declaredIn === repoKey(issue)) return [];
  return [
    {
      table: MOVED_ALERT,
      key: movedAlertKey(declaredIn, alert, key, incident.open),
      data: { ...issueRef(issue) },
    },
  ];
}

/** The table of incidents that were transferred, by the alert that declared them. */
export const MOVED_ALERT = 'moved-alert';
export const movedAlertKey = (declaredIn: string, alert: string, key: string, isOpen: boolean) =>
  `${isOpen ? 'open' : 'closed'} ${declaredIn} ${alert} ${key}`;
