import type { Session } from '../fake/session.ts';
import type { Issue } from '../port.ts';
import type { SubIssues } from './port.ts';

export function fakeSubIssues(session: Session): SubIssues {
  return {
    async addSubIssue(parent, child) {
      session.cost.writes = 1;
      const found = session.find(parent);
      if (found.children.some((known) => known.id === child.id)) return true;
      if (!session.repo(parent).hasSubIssues || found.children.length >= 100) return false;
      found.children.push(child);
      return true;
    },
    async subIssues(parent) {
      session.cost.reads = 1;
      const now = (child: Issue) => session.github.find(child)?.issues.get(child.number)?.issue ?? child;
      return session.repo(parent).hasSubIssues
        ? structuredClone(session.find(parent).children.map(now))
        : null;
    },
  };
}
