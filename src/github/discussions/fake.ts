import type { Session } from '../fake/session.ts';
import { same } from '../fake/state.ts';
import type { Discussions } from './port.ts';

export function fakeDiscussions(session: Session): Discussions {
  return {
    async openDiscussion(repo, discussion) {
      session.cost.reads = 1;
      const { discussionCategories, discussions, owner, repo: name } = session.repo(repo);
      if (!discussionCategories.some((category) => same(category, discussion.category))) return null;
      session.cost.writes = 1;
      discussions.push(discussion);
      return `${session.github.url}/${owner}/${name}/discussions/${discussions.length}`;
    },
  };
}
