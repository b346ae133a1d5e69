import { type GitHub, GitHubError, type NewIssue } from '../../github/port.ts';
import type { IssueRef, ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { showAlert } from '../incident/show-alert.ts';
import type { AlertStep, OpenStep } from './steps.ts';

/**
 * Takes one step. The signal is settled last: until then, another look recognises what this one wrote by its marker.
 */
export async function apply(step: AlertStep, _ref: ObjectRef, world: World): Promise<Receipt> {
  const { github, signals } = world;
  switch (step.type) {
    case 'show-alert':
      return showAlert(step, step.on, world);
    case 'close-report':
      await github.editIssue(step.report, { state: 'closed', closedAs: 'not-planned' });
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
async function declare(
  step: Extract<AlertStep, { type: 'declare' }>,
  { github, chat }: World,
): Promise<Receipt> {
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

async function open(
  { place, otherwise, title, body, labels, assignees }: OpenStep & NewIssue,
  github: GitHub,
): Promise<IssueRef> {
  const issue = { title, body, labels, assignees };
  try {
    return (await github.openIssue(place, issue)).issue;
  } catch (error) {
    const refused = error instanceof GitHubError && [403, 404, 410].includes(error.status);
    if (!refused || error.retryAfter !== null || !otherwise) throw error;
    const noted = `${body.trimEnd()}\n\n${otherwise.note}\n`;
    return (await github.openIssue(otherwise.place, { ...issue, body: noted })).issue;
  }
}
