import { type GitHub, GitHubError, type NewIssue } from '../../github/port.ts';
import { LAG } from '../../github/receipts.ts';
import type { Receipts } from '../../vocabulary/receipt.ts';
import { type IssueRef, type ObjectRef, type Repo, repoKey } from '../../vocabulary/refs.ts';
import { SEVERITIES, type Severity } from '../../vocabulary/severity.ts';
import type { Receipt, World } from '../controller.ts';
import { showAlert } from '../incident/show-alert.ts';
import { orIfRefused } from '../or-if-refused.ts';
import { type AlertStep, notedKey, type OpenStep } from './steps.ts';

type DeclareStep = Extract<AlertStep, { type: 'declare' }>;

/**
 * Takes one step. The signal is settled last: until then, another look recognises what this one wrote by its marker.
 */
export async function apply(
  step: AlertStep,
  ref: ObjectRef,
  world: World,
  failed: readonly AlertStep[],
): Promise<Receipt> {
  const { github, signals } = world;
  // A report is not closed before the alert is seen elsewhere, and not written to while it could not be reopened.
  if (failed.length > 0) return { outcome: 'refused', reason: 'the step before it was refused' };
  switch (step.type) {
    case 'show-alert':
      if (step.notedAt === null || !step.body) return showAlert(step, step.on, world);
      await showAlert({ ...step, settles: [] }, step.on, world);
      await world.receipts?.note(notedKey(ref), { id: step.on.number, at: step.notedAt });
      break;
    case 'close-report':
      await github.editIssue(step.report, { state: 'closed', closedAs: 'not-planned' });
      break;
    case 'reopen-report':
      await github.editIssue(step.report, { state: 'open', body: step.body });
      return { outcome: 'done' };
    case 'declare': {
      const receipt = await declare(step, world);
      for (const id of step.settles) await signals?.settle(id);
      return receipt;
    }
    case 'report':
      await open({ ...step, labels: [], assignees: [] }, github);
      break;
    case 'drop':
      break;
  }
  for (const id of step.settles) await signals?.settle(id);
  return { outcome: 'done' };
}

/**
 * Opens the incident with its panel in 2 calls; the incident controller pins the panel later, or as soon as somebody
 * writes there.
 */
async function declare(step: DeclareStep, { github, chat, receipts }: World): Promise<Receipt> {
  if (receipts) await oneByOne(step, receipts);
  const { owner, repo, number } = await open(step, github);
  const incident = { kind: 'incident', owner, repo, number };
  try {
    await github.comment(incident, step.panel.replaceAll('{number}', String(number)));
  } catch (error) {
    // The incident exists; the next look adds its panel.
    if (!(error instanceof GitHubError)) throw error;
    return { outcome: 'done', next: [incident] };
  }
  return chat
    ? { outcome: 'done', next: [incident] }
    : { outcome: 'done', later: [{ ref: incident, at: step.lookAt }] };
}

/**
 * Throws while GitHub may not show yet that another problem of this service has declared its incident: forty alerts
 * arrive in the same second, and the next look finds the incident that they join. Those of a lower severity do not count,
 * as a worse one declares in any case.
 */
async function oneByOne({ group, severity, place }: DeclareStep, receipts: Receipts): Promise<void> {
  if (!group) return;
  const { service, problem, now } = group;
  const keyOf = (each: Severity) => `${repoKey(place)} alert ${each} ${service.toLowerCase()}`;
  const worse = SEVERITIES.slice(0, SEVERITIES.indexOf(severity));
  for (const each of [...worse, severity]) {
    // The one of an earlier storm must not let everybody pass.
    const known =
      each === severity
        ? await receipts.begin(keyOf(each), now, now - LAG + 1)
        : await receipts.get(keyOf(each));
    const age = known && now - known.at;
    if (known?.id !== problem && age !== null && age >= 0 && age < LAG)
      throw new GitHubError(
        `Could not declare an incident of ${service}: another alert has just declared one, and GitHub may not show it yet`,
        0,
        Math.ceil((LAG - age) / 1000),
      );
  }
  await receipts.note(keyOf(severity), { id: problem, at: now });
}

async function open(
  { place, otherwise, title, body, labels, assignees }: OpenStep & NewIssue,
  github: GitHub,
): Promise<IssueRef> {
  const openIn = async (where: Repo, text: string) =>
    (await github.openIssue(where, { title, body: text, labels, assignees })).issue;
  if (!otherwise) return openIn(place, body);
  const there = await orIfRefused(() => openIn(place, body), null);
  return there ?? openIn(otherwise.place, `${body.trimEnd()}\n\n${otherwise.note}\n`);
}
