import { z } from 'zod';
import { type Context, check, ifThere, run } from '../call.ts';
import { inRepo, nameOf } from '../names.ts';
import type { Discussions } from './port.ts';

const CATEGORIES = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    id
    discussionCategories(first: 100) { nodes { id name } }
  }
}`;
const CREATE = `mutation ($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { url } }
}`;

const FOUND = z.object({
  repository: z.object({
    id: z.string(),
    discussionCategories: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
});
const CREATED = z.object({ createDiscussion: z.object({ discussion: z.object({ url: z.string() }) }) });

export function octokitDiscussions(context: Context): Discussions {
  return {
    openDiscussion(repo, { category, title, body }) {
      const doing = `open a discussion in ${nameOf(inRepo(repo))}`;
      return run(context, doing, async () => {
        const variables = { owner: repo.owner, name: repo.repo };
        const found = await ifThere(context, doing, () => context.client.graphql(CATEGORIES, variables));
        if (found === null) return null;
        const { id, discussionCategories } = check(doing, FOUND, found).repository;
        const wanted = discussionCategories.nodes.find(
          ({ name }) => name.toLowerCase() === category.toLowerCase(),
        );
        if (!wanted) return null;
        const input = { repositoryId: id, categoryId: wanted.id, title, body };
        const created = await context.client.graphql(CREATE, { input });
        return check(doing, CREATED, created).createDiscussion.discussion.url;
      });
    },
  };
}
