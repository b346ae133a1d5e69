import type { Session } from '../fake/session.ts';
import { refuseLong } from '../fake/session.ts';
import { lookUp, pages, same } from '../fake/state.ts';
import { GitHubError } from '../port.ts';
import type { Issues } from './port.ts';

export function fakeIssues(session: Session): Issues {
  return {
    async issue(ref) {
      session.cost.reads = 1;
      return structuredClone(session.github.find(ref)?.issues.get(ref.number)?.issue ?? null);
    },
    async movedTo(ref) {
      session.cost.reads = 1;
      return session.github.movedTo(ref);
    },
    async issueEvents(ref) {
      const { events } = session.find(ref);
      session.cost.reads = pages(events);
      return structuredClone(events);
    },
    async issuesWithLabels(repo, labels, { state = 'open', since, pulls = false } = {}) {
      const changed = session.all(repo).filter(({ issue }) => !since || issue.updatedAt >= since);
      const found = changed
        .map(({ issue }) => issue)
        .filter((issue) => (pulls || !issue.isPullRequest) && (state === 'all' || issue.state === 'open'))
        .filter((issue) => labels.every((label) => issue.labels.some((own) => same(own, label))));
      session.cost.reads = pages(found);
      return structuredClone(found.reverse());
    },
    async ownIssues(repo, since) {
      const changed = session.all(repo).filter(({ issue }) => !since || issue.updatedAt >= since);
      const found = changed
        .map(({ issue }) => issue)
        .filter(({ isPullRequest, author }) => !isPullRequest && author.app);
      session.cost.reads = pages(found);
      return structuredClone(found.reverse());
    },
    async openIssue(repo, wish) {
      const state = session.repo(repo);
      if (!state.hasIssues) throw new GitHubError('Issues has been disabled in this repository.', 410);
      const refused = wish.assignees.filter((login) => !lookUp(state.people, login));
      session.cost.writes = refused.length ? 2 : 1;
      const found = session.create(state, wish.title, wish.body, null);
      if (wish.dateField) found.fields.set(wish.dateField.field, wish.dateField.day);
      session.label(found, wish.labels);
      session.assign(
        found,
        wish.assignees.filter((login) => !refused.includes(login)),
      );
      return { issue: structuredClone(found.issue), refused };
    },
    async editIssue(ref, change) {
      session.cost.writes = 1;
      const found = session.find(ref);
      const { issue } = found;
      if (change.title !== undefined && change.title !== issue.title) {
        session.record(found, { type: 'renamed', from: issue.title, to: change.title });
        issue.title = change.title;
      }
      if (change.body !== undefined) {
        refuseLong(change.body);
        issue.body = change.body;
        session.mention(found, change.body);
      }
      if (change.assignees) {
        const { people } = session.repo(ref);
        const wanted = change.assignees.filter((login) => lookUp(people, login));
        for (const assignee of issue.assignees)
          if (!wanted.some((login) => same(login, assignee)))
            session.record(found, { type: 'unassigned', assignee });
        issue.assignees = issue.assignees.filter((login) => wanted.some((other) => same(login, other)));
        session.assign(found, wanted);
      }
      if (change.state && change.state !== issue.state) {
        issue.state = change.state;
        const isClosed = change.state === 'closed';
        issue.closedAt = isClosed ? session.at() : null;
        issue.closedAs = isClosed ? (change.closedAs ?? 'completed') : null;
        session.record(found, isClosed ? { type: 'closed', closedAs: issue.closedAs } : { type: 'reopened' });
      }
    },
    async addLabels(ref, labels) {
      session.cost.writes = 1;
      session.label(session.find(ref), labels);
    },
    async removeLabel(ref, label) {
      session.cost.writes = 1;
      const found = session.find(ref);
      const gone = found.issue.labels.filter((own) => same(own, label));
      found.issue.labels = found.issue.labels.filter((own) => !same(own, label));
      for (const name of gone) session.record(found, { type: 'unlabeled', label: name });
    },
    async assign(ref, logins) {
      session.cost.writes = 1;
      const { people } = session.repo(ref);
      session.assign(
        session.find(ref),
        logins.filter((login) => lookUp(people, login)),
      );
    },
    async unassign(ref, logins) {
      session.cost.writes = 1;
      const found = session.find(ref);
      const gone = found.issue.assignees.filter((own) => logins.some((login) => same(own, login)));
      found.issue.assignees = found.issue.assignees.filter((own) => !gone.includes(own));
      for (const assignee of gone) session.record(found, { type: 'unassigned', assignee });
    },
  };
}
