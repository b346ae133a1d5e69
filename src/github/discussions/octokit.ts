import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check, ifThere, run } from '../call.ts';
import { inRepo, nameOf } from '../names.ts';
import type { Discussion, Discussions } from './port.ts';

const FIELDS = 'id number title body url viewerDidAuthor author { login }';
const CATEGORIES = `query ($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    id
    discussionCategories(first: 100) { nodes { id name } }
  }
}`;
const NEWEST = `query ($owner: String!, $name: String!, $category: ID!, $after: String) {
  repository(owner: $owner, name: $name) {
    discussions(first: 100, after: $after, categoryId: $category, orderBy: { field: CREATED_AT, direction: DESC }) {
      nodes { ${FIELDS} }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const CREATE = `mutation ($input: CreateDiscussionInput!) {
  createDiscussion(input: $input) { discussion { ${FIELDS} } }
}`;
const UPDATE = `mutation ($input: UpdateDiscussionInput!) {
  updateDiscussion(input: $input) { discussion { id } }
}`;

/** Pages of a category that are searched at most. */
const PAGES = 10;

const DISCUSSION = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  viewerDidAuthor: z.boolean(),
  author: z.object({ login: z.string() }).nullable(),
});
const FOUND = z.object({
  repository: z.object({
    id: z.string(),
    discussionCategories: z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) }),
  }),
});
const LISTED = z.object({
  repository: z.object({
    discussions: z.object({
      nodes: z.array(DISCUSSION),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
});
const CREATED = z.object({ createDiscussion: z.object({ discussion: DISCUSSION }) });

export function octokitDiscussions(context: Context): Discussions {
  /** The repository and the category by their node ids; null if one of them does not exist. */
  const categoryOf = async (repo: Repo, category: string, doing: string) => {
    const variables = { owner: repo.owner, name: repo.repo };
    const found = await ifThere(context, doing, () => context.client.graphql(CATEGORIES, variables));
    if (found === null) return null;
    const { id, discussionCategories } = check(doing, FOUND, found).repository;
    const wanted = discussionCategories.nodes.find(
      ({ name }) => name.toLowerCase() === category.toLowerCase(),
    );
    return wanted ? { repositoryId: id, categoryId: wanted.id } : null;
  };
  const toDiscussion = ({ viewerDidAuthor, author, ...found }: z.infer<typeof DISCUSSION>): Discussion => ({
    ...found,
    author: {
      login: viewerDidAuthor ? context.app : (author?.login ?? 'ghost'),
      kind: viewerDidAuthor ? 'bot' : 'user',
      app: viewerDidAuthor,
    },
  });
  return {
    openDiscussion(repo, { category, title, body }) {
      const doing = `open a discussion in ${nameOf(inRepo(repo))}`;
      return run(context, doing, async () => {
        const ids = await categoryOf(repo, category, doing);
        if (!ids) return null;
        const created = await context.client.graphql(CREATE, { input: { ...ids, title, body } });
        return toDiscussion(check(doing, CREATED, created).createDiscussion.discussion);
      });
    },
    ownDiscussions(repo, category, part) {
      const doing = `read the discussions of ${nameOf(inRepo(repo))}`;
      return run(context, doing, async () => {
        const ids = await categoryOf(repo, category, doing);
        let after: string | null = null;
        for (let page = 0; ids !== null && page < PAGES; page++) {
          const answer: unknown = await context.client.graphql(NEWEST, {
            owner: repo.owner,
            name: repo.repo,
            category: ids.categoryId,
            after,
          });
          const { nodes, pageInfo } = check(doing, LISTED, answer).repository.discussions;
          const own = nodes.filter(({ viewerDidAuthor, body }) => viewerDidAuthor && body.includes(part));
          if (own.length > 0 || !pageInfo.hasNextPage) return own.map(toDiscussion);
          after = pageInfo.endCursor;
        }
        return [];
      });
    },
    editDiscussion({ id }, body) {
      return run(context, `edit discussion ${id}`, async () => {
        await context.client.graphql(UPDATE, { input: { discussionId: id, body } });
      });
    },
  };
}
