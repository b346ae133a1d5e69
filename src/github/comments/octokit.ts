import { z } from 'zod';
import { type Context, call, look } from '../call.ts';
import { statusOf } from '../errors.ts';
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
    async pinComment(ref, id) {
      const { features } = context.server;
      const doing = `pin a comment on ${nameOf(ref)}`;
      const route = 'PUT /repos/{owner}/{repo}/issues/comments/{comment_id}/pin';
      const pin = () => context.client.request(route, { ...inRepo(ref), comment_id: id });
      // Only a server that has the comment and will not pin it lacks the feature.
      const probe = async () => {
        const get = () => issues.getComment({ ...inRepo(ref), comment_id: id });
        return (await look(context, doing, COMMENT, get)) === null;
      };
      const use = () => look(context, doing, COMMENT, pin);
      try {
        return (await features.attempt('pinned-comments', context.now(), use, probe)) !== null;
      } catch (error) {
        // 403 and 422: not for this App, or not on this issue. The panel is the first comment anyway.
        if (statusOf(error) === 403 || statusOf(error) === 422) return false;
        throw error;
      }
    },
    async react(repo, commentId, reaction) {
      const add = () =>
        reactions.createForIssueComment({ ...inRepo(repo), comment_id: commentId, content: reaction });
      await call(context, `react to a comment in ${nameOf(inRepo(repo))}`, REACTION, add);
    },
  };
}
