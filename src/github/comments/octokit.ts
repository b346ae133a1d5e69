import { z } from 'zod';
import { type Context, call } from '../call.ts';
import { inRepo, nameOf, onIssue } from '../names.ts';
import type { Comments } from './port.ts';
import { COMMENT, toComment } from './shape.ts';

const REACTION = z.object({ id: z.number() });

export function octokitComments(context: Context): Comments {
  const { issues, reactions } = context.client.rest;
  return {
    async comment(ref, body) {
      const create = () => issues.createComment({ ...onIssue(ref), body });
      return toComment(await call(context, `comment on ${nameOf(ref)}`, COMMENT, create), context.app);
    },
    async editComment(ref, id, body) {
      const edit = () => issues.updateComment({ ...inRepo(ref), comment_id: id, body });
      await call(context, `edit a comment on ${nameOf(ref)}`, COMMENT, edit);
    },
    async react(repo, commentId, reaction) {
      const add = () =>
        reactions.createForIssueComment({ ...inRepo(repo), comment_id: commentId, content: reaction });
      await call(context, `react to a comment in ${nameOf(inRepo(repo))}`, REACTION, add);
    },
  };
}
