import { writeMarker } from '../../github/markers.ts';
import { type GitHub, GitHubError } from '../../github/port.ts';
import { fullRef, type IssueRef, type ObjectRef } from '../../vocabulary/refs.ts';
import type { Receipt, World } from '../controller.ts';
import { sameText } from './answers.ts';
import { panelBody } from './read.ts';
import { knownIn, roomData, roomNews } from './room.ts';
import { showAlert } from './show-alert.ts';
import type { IncidentStep } from './steps.ts';
import { offerText, type UpdateOffer } from './update-offer.ts';

type Of<T extends IncidentStep['type']> = Extract<IncidentStep, { type: T }>;

/** Takes one step. Each looks first for what an earlier run, cut off in the middle, may have left. */
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
      // What was cut off may have left the incident without its panel. And where the link was there, but not shown, this has
      // written nothing: with the incident as what was found, the report is looked at again when GitHub must show it.
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
      if (step.reaction) await github.react(ref, step.comment, step.reaction);
      if (step.reply) await say(ref, step.edits, step.reply, step.offer, github);
      return { outcome: 'done' };
    case 'tell-source':
      await github.editComment(ref, step.comment, step.body);
      return { outcome: 'done' };
    case 'reopen':
      await github.editIssue(ref, { state: 'open' });
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
    case 'keep-open':
      // Said first: it is what keeps this from being done a second time.
      await github.comment(ref, step.body);
      await github.editIssue(ref, { state: 'open' });
      return { outcome: 'done' };
    case 'label-post-mortem':
      await github.addLabels({ ...ref, number: step.number }, [step.label]);
      return { outcome: 'done' };
  }
}

/** Writes a comment, or edits the one that is there; with an update to copy at its end, where one is offered. */
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

/** What could not be done for a command is still owed: the panel does not note the command, so the next look does it. */
async function showPanel(
  { comment, marker, answers, accepted, text, shown, pin, room, again }: Of<'show-panel'>,
  ref: ObjectRef,
  { github, chat }: World,
  failed: readonly IncidentStep[],
): Promise<Receipt> {
  const owed = new Set(failed.flatMap(commandsOf));
  const given = answers.filter((answer) => !owed.has(answer.comment));
  const kept = accepted.filter((each) => !owed.has(each.comment));
  const met = room && chat ? await chat.keep(room.wanted, room.known) : null;
  const { room: _, 'room-problem': __, ...rest } = marker;
  const body = panelBody(met ? { ...rest, ...roomData(met) } : marker, given, kept, text);
  // What became of the room is for the next look to show: this text was made before it was known.
  const isNews = met !== null && roomNews(met) !== roomNews(knownIn(marker));
  const next = again || isNews ? { next: [ref] } : {};
  if (comment && shown !== null && sameText(shown, body)) return { outcome: 'already', ...next };
  if (comment && pin) await github.pinComment(ref, comment);
  if (comment) await github.editComment(ref, comment, body);
  else await putPanel(ref, body, github);
  return { outcome: 'done', ...next };
}

/** The comments whose commands a step carries out. */
function commandsOf(step: IncidentStep): readonly number[] {
  if (step.type === 'answer') return [step.comment];
  return step.type === 'assign' ? step.comments : [];
}

/** A new panel, pinned where GitHub can: people find it above whatever is said later. */
async function putPanel(ref: IssueRef, body: string, github: GitHub): Promise<void> {
  const { id } = await github.comment(ref, body);
  await github.pinComment(ref, id);
}

/** Labels are added and removed one by one: setting them all at once would lose what somebody adds meanwhile. */
async function label(ref: IssueRef, add: readonly string[], remove: readonly string[], github: GitHub) {
  if (add.length) await github.addLabels(ref, add);
  for (const name of remove) await github.removeLabel(ref, name);
}

/** An incident that was opened is looked at once more where it gets a war room, or was told more than that it is one. */
function withFollowUp(
  receipt: Receipt,
  kind: string,
  { home, isTold }: Pick<Of<'open-incident'>, 'home' | 'isTold'>,
  { chat }: World,
): Receipt {
  if (!(chat || isTold) || receipt.made === undefined) return receipt;
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

/** Says on the report where its incident is, and answers the command that declared it. */
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
    // Locked since we looked: the incident issue names its source all the same.
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
  // A draft that an earlier run committed stays as it is: somebody may have edited it since.
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
