import { writeMarker } from '../../github/markers.ts';
import { type GitHub, GitHubError } from '../../github/port.ts';
import { fullRef, type IssueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { sameText } from './answers.ts';
import { workInChat } from './in-chat.ts';
import { panelBody } from './panel-memory.ts';
import { showAlert } from './show-alert.ts';
import type { IncidentStep } from './steps.ts';
import { offerText, type UpdateOffer } from './update-offer.ts';
import { reopenDraft } from './withdrawn.ts';

type Of<T extends IncidentStep['type']> = Extract<IncidentStep, { type: T }>;

/** Takes one step. Each step first looks for what an interrupted run may have left. */
export async function apply(
  step: IncidentStep,
  ref: ObjectRef,
  world: World,
  failed: readonly IncidentStep[],
): Promise<Receipt> {
  const { github } = world;
  switch (step.type) {
    case 'open-incident':
      return withFollowUp(await openIncident(step, ref, github), ref.kind, step, world);
    case 'link-report': {
      await linkReport(step, ref, github);
      const { owner, repo, number } = step.incident;
      // An interrupted run may have left the incident without its panel. And if the link existed but was not visible yet,
      // nothing was written here: after the incident, the report is looked at again, once GitHub must show the link.
      return { outcome: 'done', made: number, next: [{ kind: ref.kind, owner, repo, number }] };
    }
    case 'declare-here':
      await putPanel(ref, step.panel, github);
      await github.addLabels(ref, step.labels);
      if (step.assignees.length) await github.assign(ref, step.assignees);
      return { outcome: 'done', next: [ref] };
    case 'follow-severity':
      await label(step.incident, [step.add], step.remove, github);
      return { outcome: 'done', next: [{ kind: ref.kind, ...step.incident }] };
    case 'answer':
      if (step.comment !== null && step.reaction) await github.react(ref, step.comment, step.reaction);
      if (step.reply) await say(ref, step.edits, step.reply, step.offer, github);
      return { outcome: 'done' };
    case 'tell-source':
      await github.editComment(ref, step.comment, step.body);
      return { outcome: 'done' };
    case 'reopen':
      await github.editIssue(ref, { state: 'open' });
      return { outcome: 'done' };
    case 'close':
      await github.editIssue(ref, { state: 'closed', closedAs: step.as });
      return { outcome: 'done' };
    case 'assign':
      if (step.add.length) await github.assign(ref, step.add);
      if (step.remove.length) await github.unassign(ref, step.remove);
      return { outcome: 'done' };
    case 'set-labels':
      await label(ref, step.add, step.remove, github);
      return { outcome: 'done' };
    case 'show-alert':
      return showAlert(step, ref, world);
    case 'remind':
      await say(ref, step.comment, step.body, step.offer, github);
      return { outcome: 'done' };
    case 'show-panel':
      return showPanel(step, ref, world, failed);
    case 'open-post-mortem':
      return openPostMortem(step, ref, github);
    case 'page':
      // First, because it is what calls somebody, and prevents doing that twice.
      await github.comment(ref, step.body);
      if (step.login) await github.assign(ref, [step.login]);
      // The panel shows it.
      return { outcome: 'done', next: [ref] };
    case 'keep-open':
    case 'still-open':
      // First, because the comment is what prevents doing this twice.
      await github.comment(ref, step.body);
      await github.editIssue(ref, { state: 'open' });
      return { outcome: 'done' };
    case 'recheck-budgets':
      return { outcome: 'done', next: step.pulls };
    case 'reopen-draft':
      return { ...(await reopenDraft({ ...ref, number: step.number }, step.comment, github)), next: [ref] };
    case 'label-post-mortem':
      await github.addLabels({ ...ref, number: step.number }, [step.label]);
      return { outcome: 'done' };
  }
}

/** Writes a comment or edits the existing one; ends with an update to copy if one is offered. */
async function say(
  ref: IssueRef,
  comment: number | null,
  body: string,
  offer: UpdateOffer | null,
  github: GitHub,
): Promise<void> {
  const text = offer ? `${body}\n\n${await offerText(offer, ref, github)}` : body;
  if (comment) await github.editComment(ref, comment, text);
  else await github.comment(ref, text);
}

/** A command that could not be answered is not noted on the panel, so the next look retries it. */
async function showPanel(
  { comment, marker, answers, accepted, text, shown, pin, room, announcement, again }: Of<'show-panel'>,
  ref: ObjectRef,
  { github, chat }: World,
  failed: readonly IncidentStep[],
): Promise<Receipt> {
  const owed = new Set(failed.flatMap(commandsOf));
  const given = answers.filter((answer) => !owed.has(answer.comment));
  const kept = accepted.filter((each) => !owed.has(each.comment));
  const done = await workInChat({ marker, room, announcement }, chat);
  const body = panelBody(done.marker, given, kept, text);
  // The next look shows what this text could not.
  const next = again || done.isNews ? { next: [ref] } : {};
  if (comment && shown !== null && sameText(shown, body)) return { outcome: 'already', ...next };
  if (comment && pin) await github.pinComment(ref, comment);
  if (comment) await github.editComment(ref, comment, body);
  else await putPanel(ref, body, github);
  return { outcome: 'done', ...next };
}

/** The comment whose commands a step answers. */
function commandsOf(step: IncidentStep): readonly number[] {
  return step.type === 'answer' && step.comment !== null ? [step.comment] : [];
}

/** A new panel, pinned where GitHub supports it, so that it stays above all later comments. */
export async function putPanel(ref: IssueRef, body: string, github: GitHub): Promise<void> {
  const { id } = await github.comment(ref, body);
  await github.pinComment(ref, id);
}

/**
 * Labels are added and removed one by one: setting them all at once would lose a label that somebody adds at the same
 * moment.
 */
async function label(ref: IssueRef, add: readonly string[], remove: readonly string[], github: GitHub) {
  if (add.length) await github.addLabels(ref, add);
  for (const name of remove) await github.removeLabel(ref, name);
}

/**
 * A new incident gets another look if it gets a war room, or if its declaration contained more than the declaration
 * itself.
 */
function withFollowUp(
  receipt: Receipt,
  kind: string,
  { home, hasCommands }: Pick<Of<'open-incident'>, 'home' | 'hasCommands'>,
  { chat }: World,
): Receipt {
  if (!(chat || hasCommands) || receipt.made === undefined) return receipt;
  return { ...receipt, next: [...(receipt.next ?? []), { kind, ...home, number: receipt.made }] };
}

async function openIncident(step: Of<'open-incident'>, ref: ObjectRef, github: GitHub): Promise<Receipt> {
  const { issue } = await github.openIssue(step.home, step);
  await putPanel(issue, step.panel.replaceAll('{number}', String(issue.number)), github);
  if (step.link) {
    const text = step.link.replaceAll('{number}', String(issue.number));
    await linkReport({ ...step, incident: issue, text }, ref, github);
  }
  return { outcome: 'done', made: issue.number };
}

/** Links the incident from the report, and answers the command that declared it. */
async function linkReport(
  { incident, severity, command, text }: Omit<Of<'link-report'>, 'type'>,
  ref: ObjectRef,
  github: GitHub,
): Promise<void> {
  if (command !== null) await github.react(ref, command, '+1');
  const data = { incident: fullRef(incident), severity, ...(command !== null && { command }) };
  try {
    await github.comment(ref, `${writeMarker('declared', data)}\n${text}`);
  } catch (error) {
    // Locked since we looked: the incident issue names its source anyway.
    const locked = error instanceof GitHubError && error.status === 403 && error.retryAfter === null;
    if (!locked) throw error;
  }
}

async function openPostMortem(
  step: Of<'open-post-mortem'>,
  ref: ObjectRef,
  github: GitHub,
): Promise<Receipt> {
  const known = await github.pullRequestFrom(ref, step.branch);
  if (known?.author.app) return { outcome: 'already', made: known.number };
  const base = await github.defaultBranch(ref);
  if (!base)
    return {
      outcome: 'refused',
      reason: 'the repository has no commit yet, so there is nothing to branch from',
    };
  // Keep a draft that an earlier run committed: somebody may have edited it since.
  await github.commitToBranch(ref, step.branch, [{ path: step.path, text: step.text }], step.title);
  const { title, body, branch: head } = step;
  const pull = await github.openPullRequest(ref, { title, body, head, base: base.name, draft: step.asDraft });
  const made = { ...ref, number: pull.number };
  await github.addLabels(made, step.labels);
  return {
    outcome: 'done',
    made: pull.number,
    next: [ref, { ...made, kind: 'post-mortem' }, { ...made, kind: 'draft' }],
  };
}
