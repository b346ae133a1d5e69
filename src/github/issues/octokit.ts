import { z } from 'zod';
import { type Repo, sameRepo } from '../../vocabulary/refs.ts';
import { USER } from '../actor.ts';
import { type Context, call, check, list, look, PAGE, run } from '../call.ts';
import { isGone, statusOf } from '../errors.ts';
import { inRepo, nameOf, onIssue } from '../names.ts';
import { openIssue } from './open.ts';
import type { ClosedAs, Issue, Issues } from './port.ts';
import { ISSUE, LABEL, repoOf, toIssue } from './shape.ts';
import { ENTRY, EVENT, isKnown, toEvent } from './timeline.ts';

export function octokitIssues(context: Context): Issues {
  const { issues } = context.client.rest;
  return {
    async issue(ref) {
      const get = () => issues.get(onIssue(ref));
      const found = await look(context, `read ${nameOf(ref)}`, ISSUE, get, { known: true });
      if (!found) return null;
      // A transferred issue answers from its new repository, which this installation may not be meant for.
      const place = repoOf(found);
      return place && !sameRepo(place, ref) ? null : toIssue(found, ref, context.app);
    },
    async movedTo(ref) {
      const doing = `find where ${nameOf(ref)} was moved to`;
      // GitHub redirects from the former number.
      const found = await run(context, doing, () =>
        issues.get(onIssue(ref)).then(
          ({ data }) => check(doing, ISSUE, data),
          (error) => {
            if (isGone(error)) return null;
            throw error;
          },
        ),
      );
      const place = found && repoOf(found);
      return place && !sameRepo(place, ref) ? { ...place, number: found.number } : null;
    },
    async issueEvents(ref) {
      const doing = `read the timeline of ${nameOf(ref)}`;
      const pages = issues.listEventsForTimeline.endpoint({ ...onIssue(ref), per_page: PAGE });
      const entries = await list(context, doing, ENTRY, pages);
      const events = entries
        .filter(isKnown)
        .map((entry) => toEvent(check(doing, EVENT, entry), ref, context.app));
      return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    },
    async issuesWithLabels(repo, labels, { state = 'open', since, pulls = false } = {}) {
      const query = { state, sort: 'created', direction: 'desc', ...(since ? { since } : {}) } as const;
      const found = await listLabelled(context, repo, labels, query);
      return pulls ? found : found.filter(({ isPullRequest }) => !isPullRequest);
    },
    async ownIssues(repo, since) {
      // The oldest first: what a new issue adds to the last page leaves the others as they are, so that asking for them
      // again is free.
      const order = { sort: 'created', direction: 'asc' } as const;
      const query = { state: 'all', creator: context.app, ...order, ...(since ? { since } : {}) } as const;
      const found = await listLabelled(context, repo, [], query);
      return found.filter(({ isPullRequest, author }) => !isPullRequest && author.app).reverse();
    },
    openIssue: (repo, issue) =>
      run(context, `open an issue in ${nameOf(repo)}`, () => openIssue(context, repo, issue)),
    async editIssue(ref, { closedAs, assignees, ...change }) {
      const edit = (reason: ClosedAs | undefined) =>
        call(context, `edit ${nameOf(ref)}`, ISSUE, () =>
          issues.update({
            ...onIssue(ref),
            ...change,
            ...(assignees && { assignees: [...assignees] }),
            ...(reason && { state_reason: reason.replace('-', '_') as 'not_planned' }),
          }),
        );
      try {
        await edit(closedAs);
      } catch (error) {
        // An older GitHub Enterprise Server has no such reason.
        if (closedAs !== 'duplicate' || statusOf(error) !== 422) throw error;
        await edit('not-planned');
      }
    },
    async addLabels(ref, labels) {
      const add = () => issues.addLabels({ ...onIssue(ref), labels: [...labels] });
      await call(context, `label ${nameOf(ref)}`, z.array(LABEL), add);
    },
    async removeLabel(ref, label) {
      const remove = () => issues.removeLabel({ ...onIssue(ref), name: label });
      await look(context, `take the label ${label} off ${nameOf(ref)}`, z.array(LABEL), remove);
    },
    async assign(ref, logins) {
      const add = () => issues.addAssignees({ ...onIssue(ref), assignees: [...logins] });
      await call(context, `assign ${nameOf(ref)}`, z.object({ assignees: z.array(USER) }), add);
    },
    async unassign(ref, logins) {
      const remove = () => issues.removeAssignees({ ...onIssue(ref), assignees: [...logins] });
      await call(context, `unassign ${nameOf(ref)}`, z.object({ assignees: z.array(USER) }), remove);
    },
  };
}

/** Issues and pull requests with all of these labels. */
export async function listLabelled(
  context: Context,
  repo: Repo,
  labels: readonly string[],
  query: {
    state: 'open' | 'all';
    since?: string;
    creator?: string;
    sort?: 'created';
    direction?: 'asc' | 'desc';
  },
): Promise<Issue[]> {
  const { listForRepo } = context.client.rest.issues;
  // A label with a comma cannot be asked for, so those are picked out afterwards.
  const askable = labels.filter((label) => !label.includes(',')).join(',');
  const wanted = askable ? { labels: askable } : {};
  const pages = listForRepo.endpoint({ ...inRepo(repo), ...query, ...wanted, per_page: PAGE });
  const raw = await list(context, `list the issues of ${nameOf(inRepo(repo))}`, ISSUE, pages);
  const has = (issue: Issue, label: string) =>
    issue.labels.some((own) => own.toLowerCase() === label.toLowerCase());
  return raw
    .map((issue) => toIssue(issue, repo, context.app))
    .filter((issue) => labels.every((label) => has(issue, label)));
}
