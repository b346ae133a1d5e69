import type { Incident } from '../../incident/incident.ts';
import type { Policy } from '../../policy/schema.ts';
import { currentNames } from '../../reliability/counted.ts';
import { type LedgerLine, ledgerLine } from '../../reliability/ledger/line.ts';
import { fullRef, type ObjectRef } from '../../vocabulary/refs.ts';
import type { World } from '../controller.ts';
import { dependents } from '../error-budget/dependents.ts';
import { toLedgerLine } from './ledger.ts';

/** What of a line decides how much of an error budget it spends. */
const spending = ledgerLine.pick({
  kind: true,
  severity: true,
  services: true,
  milestones: true,
  pauses: true,
  affected: true,
  duplicateOf: true,
});

/**
 * The key of an incident's line in the read model: by its end, so that a window's lines are found by key range; open ones
 * sort after all instants.
 */
export const lineKey = ({ ref, milestones }: Incident) =>
  `${milestones.resolved?.at ?? 'open'} ${fullRef(ref)}`;

/**
 * The pull requests to look at again, because the incident spends their error budgets otherwise than the last look
 * recorded. During an outage the panel changes often, and their checks must not follow each time.
 */
export async function pullsToRecheck(
  incident: Incident,
  policy: Policy,
  readModel: World['readModel'],
): Promise<ObjectRef[]> {
  if (!readModel) return [];
  const recorded = ledgerLine.safeParse((await readModel.row('ledger', lineKey(incident)))?.data);
  const [before, now] = [
    recorded.success ? recorded.data : null,
    toLedgerLine({ incident, postMortem: null, items: [] }, policy),
  ];
  if (spentBy(before) === spentBy(now)) return [];
  const nameOf = currentNames(policy.services);
  const services = [...(before?.services ?? []), ...incident.services].map(nameOf);
  return dependents(services, incident.ref, readModel);
}

const spentBy = (line: LedgerLine | null) => line && JSON.stringify(spending.parse(line));
