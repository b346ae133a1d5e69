import type { ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { putPanel } from '../incident/apply.ts';
import { commentFor, writtenFor } from '../incident/from-chat.ts';
import type { ChatDeclarationStep } from './decide.ts';

/**
 * Takes one step. The message is settled last: until then, another look recognises what this one opened by its marker. If
 * the chat refuses the answer, it is lost; the incident is on GitHub.
 */
export async function apply(
  step: ChatDeclarationStep,
  _ref: ObjectRef,
  { github, chat, signals }: World,
): Promise<Receipt> {
  const told = async (text: string): Promise<Pick<Receipt, 'reason'>> => {
    const problem = await chat?.whisper(step.channel, step.user, text);
    await signals?.settle(step.signal);
    return problem ? { reason: problem } : {};
  };
  if (step.type === 'answer') return { outcome: 'done', ...(await told(step.text)) };
  const issue = step.opened ?? (await github.openIssue(step.home, step)).issue;
  const { owner, repo, number, url } = issue;
  // What an interrupted look opened gets its panel from the next look at it.
  if (!step.opened) await putPanel(issue, step.panel.replaceAll('{number}', String(number)), github);
  const events = step.others && step.opened ? await github.issueEvents(issue) : [];
  if (step.others && !commentFor(step.others.id, events))
    await github.comment(issue, writtenFor(step.others, new URL(url).origin));
  const text = step.text.replaceAll('{number}', String(number)).replaceAll('{url}', url);
  return {
    outcome: 'done',
    made: number,
    next: [{ kind: 'incident', owner, repo, number }],
    ...(await told(text)),
  };
}
