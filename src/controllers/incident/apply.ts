import { findMarker, writeMarker } from '../../github/markers.ts';
import { type GitHub, GitHubError } from '../../github/port.ts';
import type { IssueRef } from '../../vocabulary/refs.ts';
import type { ObjectRef, Receipt } from '../controller.ts';
import { describe, type IncidentStep } from './steps.ts';

type Of<T extends IncidentStep['type']> = Extract<IncidentStep, { type: T }>;

/** Makes one step true. Each looks first for what an earlier run, cut off in the middle, may have left. */
export async function apply(step: IncidentStep, ref: ObjectRef, port: GitHub): Promise<Receipt> {
  const done = (next?: readonly ObjectRef[], says = describe(step)): Receipt => ({
    ...{ step: step.type, done: true, says },
    ...(next && { next }),
  });
  switch (step.type) {
    case 'open-incident': {
      const { number, known } = await openIncident(step, ref, port);
      if (!known) return done(undefined, `Opened incident #${number} (${step.severity}).`);
      // What an earlier run opened may lack its panel: that is seen to by a look at it.
      return done([{ ...ref, number }], `Found incident #${number} (${step.severity}), opened before.`);
    }
    case 'follow-severity': {
      await label({ ...ref, number: step.incident }, [step.add], step.remove, port);
      return done([{ ...ref, number: step.incident }]);
    }
    case 'answer':
      await port.react(ref, step.comment, step.reaction);
      if (step.reply && step.edits) await port.editComment(ref, step.edits, step.reply);
      else if (step.reply) await port.comment(ref, step.reply);
      return done();
    case 'label-severity':
      await label(ref, step.add, step.remove, port);
      return done();
    case 'show-panel':
      if (step.comment) await port.editComment(ref, step.comment, step.body);
      else await port.comment(ref, step.body);
      return done();
    case 'open-post-mortem':
      return openPostMortem(step, ref, port);
    case 'label-post-mortem':
      await port.addLabels({ ...ref, number: step.number }, [step.label]);
      return done();
  }
}

/** Labels are added and removed one by one: to set them all at once would lose what somebody adds meanwhile. */
async function label(ref: IssueRef, add: readonly string[], remove: readonly string[], port: GitHub) {
  if (add.length) await port.addLabels(ref, add);
  for (const name of remove) await port.removeLabel(ref, name);
}

async function openIncident(
  step: Of<'open-incident'>,
  ref: ObjectRef,
  port: GitHub,
): Promise<{ number: number; known: boolean }> {
  const source = `${ref.owner}/${ref.repo}#${ref.number}`;
  const known = await findOpened(source, step.labels[0]!, step.since, ref, port);
  const number = known ?? (await port.openIssue(ref, { ...step, assignees: [] })).issue.number;
  if (known === null)
    await port.comment({ ...ref, number }, step.panel.replaceAll('{number}', String(number)));
  if (step.link) {
    const marker = writeMarker('declared', { incident: number, severity: step.severity });
    try {
      await port.comment(ref, `${marker}\n${step.link.replaceAll('{number}', String(number))}`);
    } catch (error) {
      // Locked between our look and our word: the incident issue names its source all the same.
      if (!(error instanceof GitHubError) || error.status !== 403) throw error;
    }
  }
  return { number, known: known !== null };
}

/** The incident issue that was opened for a source, by its marker; null when there is none. 1 call. */
export async function findOpened(
  source: string,
  incidentLabel: string,
  since: string,
  ref: IssueRef,
  port: GitHub,
): Promise<number | null> {
  const issues = await port.issuesWithLabels(ref, [incidentLabel], { state: 'all', since });
  return issues.find((issue) => findMarker(issue, 'incident', { source }))?.number ?? null;
}

async function openPostMortem(step: Of<'open-post-mortem'>, ref: ObjectRef, port: GitHub): Promise<Receipt> {
  const says = (done: boolean, text: string, next?: readonly ObjectRef[]): Receipt => ({
    ...{ step: step.type, done, says: text },
    ...(next && { next }),
  });
  const known = await port.pullRequestFrom(ref, step.branch);
  if (known) return says(true, `The post-mortem pull request is #${known.number}.`);
  const base = await port.defaultBranch(ref);
  if (!base) return says(false, 'The repository has no commit yet, so there is nothing to branch from.');
  // A draft that an earlier run committed stays as it is: it may have been edited since.
  await port.commitToBranch(ref, step.branch, [{ path: step.path, text: step.text }], step.title);
  const { title, body, branch: head } = step;
  const pull = await port.openPullRequest(ref, { title, body, head, base: base.name, draft: false });
  const made = { ...ref, number: pull.number };
  await port.addLabels(made, [step.label]);
  const next: ObjectRef[] = [ref, { ...made, kind: 'post-mortem' }];
  return says(true, `Opened the post-mortem pull request #${pull.number}.`, next);
}
