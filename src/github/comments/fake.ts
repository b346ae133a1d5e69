import type { Session } from '../fake/session.ts';
import { refuseLong } from '../fake/session.ts';
import { GitHubError } from '../port.ts';
import type { Comments } from './port.ts';

export function fakeComments(session: Session): Comments {
  return {
    async comment(ref, body) {
      session.cost.writes = 1;
      const found = session.find(ref);
      if (found.issue.locked && session.actor.kind === 'bot')
        throw new GitHubError('Unable to create comment because issue is locked.', 403);
      refuseLong(body);
      const id = session.github.nextId();
      const comment = {
        id,
        body,
        author: session.actor,
        createdAt: session.at(),
        updatedAt: session.at(),
        url: `${found.issue.url}#issuecomment-${id}`,
      };
      session.repo(ref).comments.set(id, { comment, issue: found });
      session.record(found, { type: 'commented', comment });
      session.mention(found, body);
      return structuredClone(comment);
    },
    async editComment(ref, id, body) {
      session.cost.writes = 1;
      const held = session.repo(ref).comments.get(id);
      if (!held) throw new GitHubError(`Comment ${id} does not exist`, 404);
      refuseLong(body);
      Object.assign(held.comment, { body, updatedAt: session.at() });
      held.issue.issue.updatedAt = session.at();
      session.mention(held.issue, body);
    },
    async pinComment(ref, id) {
      session.cost.writes = 1;
      const state = session.repo(ref);
      if (!state.comments.has(id)) return false;
      state.pinned.set(ref.number, id);
      return true;
    },
    async react(repo, comment, reaction) {
      session.cost.writes = 1;
      const { comments, reactions } = session.repo(repo);
      if (!comments.has(comment)) throw new GitHubError(`Comment ${comment} does not exist`, 404);
      const mine = { comment, reaction, login: session.actor.login };
      if (!reactions.some((own) => JSON.stringify(own) === JSON.stringify(mine))) reactions.push(mine);
    },
  };
}
