import type { Session } from '../fake/session.ts';
import { same } from '../fake/state.ts';
import { GitHubError } from '../port.ts';
import type { Discussions } from './port.ts';

export function fakeDiscussions(session: Session): Discussions {
  return {
    async openDiscussion(repo, { category, title, body }) {
      session.cost.reads = 1;
      const { discussionCategories, discussions, owner, repo: name } = session.repo(repo);
      if (!discussionCategories.some((each) => same(each, category))) return null;
      session.cost.writes = 1;
      const number = discussions.length + 1;
      const url = `${session.github.url}/${owner}/${name}/discussions/${number}`;
      const id = `D_${owner}/${name}/${number}`;
      const discussion = { id, number, title, body, author: session.actor, url, category };
      discussions.push(discussion);
      return discussion;
    },
    async ownDiscussions(repo, category, part) {
      session.cost.reads = 2;
      const { discussions } = session.repo(repo);
      const fits = (each: (typeof discussions)[number]) =>
        same(each.category, category) && each.author.app && each.body.includes(part);
      return structuredClone(discussions.filter(fits).reverse());
    },
    async editDiscussion({ id }, body) {
      session.cost.writes = 1;
      const [, owner = '', repo = ''] = /^D_(.+)\/(.+)\/\d+$/.exec(id) ?? [];
      const found = session.repo({ owner, repo }).discussions.find((each) => each.id === id);
      if (!found) throw new GitHubError(`Discussion ${id} does not exist`, 404);
      found.body = body;
    },
  };
}
