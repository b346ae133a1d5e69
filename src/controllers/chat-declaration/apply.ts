import type { GitHub, Issue, NewIssue } from '../../github/port.ts';
import type { ObjectRef, Repo } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { putPanel } from '../incident/apply.ts';
import { commentFor, writtenFor } from '../incident/from-chat.ts';
import { orIfRefused } from '../or-if-refused.ts';
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
  const issue = step.opened ?? (await open(step, github));
  if (!issue) {
    const { owner, repo } = step.home;
    return {
      outcome: 'refused',
      reason: 'GitHub refused to open the issue',
      ...(await told(
        `The incident is **not declared**: GitHub refused to open an issue in ${owner}/${repo}. Declare it in another repository on GitHub, or type the command again once issues can be opened there.`,
      )),
    };
  }
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

type DeclareStep = Extract<ChatDeclarationStep, { type: 'declare' }>;

/** Opens the issue where it belongs, or otherwise where it was typed for; null if GitHub refuses both for good. */
async function open(step: DeclareStep, github: GitHub): Promise<Issue | null> {
  const { home, otherwise, title, body, labels, assignees } = step;
  const openIn = (where: Repo, wish: Pick<NewIssue, 'body' | 'labels'>) =>
    orIfRefused(async () => (await github.openIssue(where, { title, assignees, ...wish })).issue, null);
  const there = await openIn(home, { body, labels });
  if (there || !otherwise) return there;
  return openIn(otherwise.home, {
    body: `${body.trimEnd()}\n\n${otherwise.note}\n`,
    labels: otherwise.labels,
  });
}
