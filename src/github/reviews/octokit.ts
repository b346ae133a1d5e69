import { z } from 'zod';
import { toActor, USER } from '../actor.ts';
import { ANYTHING, type Context, call, check, ifThere, list, PAGE, run } from '../call.ts';
import { nameOf, onPull } from '../names.ts';
import type { Reviews } from './port.ts';

const THREADS = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { endCursor hasNextPage }
        nodes { id isResolved comments(first: 20) { nodes { body author { __typename login } } } }
      }
    }
  }
}`;
const RESOLVE = `mutation ($input: ResolveReviewThreadInput!) {
  resolveReviewThread(input: $input) { thread { id } }
}`;

const COMMENT = z.object({
  body: z.string(),
  author: z.object({ __typename: z.string(), login: z.string() }).nullable(),
});
const NODES = z.array(
  z.object({ id: z.string(), isResolved: z.boolean(), comments: z.object({ nodes: z.array(COMMENT) }) }),
);
const PAGE_OF_THREADS = z.object({
  nodes: NODES,
  pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
});
const ANSWER = z.object({
  repository: z.object({ pullRequest: z.object({ reviewThreads: PAGE_OF_THREADS }) }),
});
const ON_LINE = z.object({
  id: z.number(),
  body: z.string(),
  user: USER,
  created_at: z.string(),
  html_url: z.string(),
  path: z.string(),
  line: z.number().nullish(),
});
const REVIEW = z.object({ user: USER, state: z.string() });

/** A review with one of these states replaces the verdict before it; a comment does not. */
const VERDICTS = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

export function octokitReviews(context: Context): Reviews {
  const { pulls } = context.client.rest;
  return {
    reviewThreads(ref) {
      const doing = `read the review comments on ${nameOf(ref)}`;
      const variables = { owner: ref.owner, name: ref.repo, number: ref.number };
      return run(context, doing, async () => {
        const threads: z.infer<typeof NODES> = [];
        let after: string | null = null;
        do {
          const asked: typeof variables & { after: string | null } = { ...variables, after };
          const found: unknown = await ifThere(context, doing, () => context.client.graphql(THREADS, asked));
          if (found === null) return null;
          const page = check(doing, ANSWER, found).repository.pullRequest.reviewThreads;
          threads.push(...page.nodes);
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        return threads.flatMap(({ id, isResolved, comments: { nodes } }) => {
          const [first, ...later] = nodes.map(({ body, author }) => ({ body, author: authorOf(author) }));
          if (!first) return [];
          const answered = later.some(({ author }) => author.login !== first.author.login);
          return [{ id, ...first, answered, resolved: isResolved }];
        });
      });
    },
    async review(ref, sha, body, comments) {
      const lines = comments.map(({ path, from, to, body: text }) => ({
        path,
        line: to,
        side: 'RIGHT',
        body: text,
        ...(from < to && { start_line: from, start_side: 'RIGHT' }),
      }));
      const create = () =>
        pulls.createReview({ ...onPull(ref), commit_id: sha, event: 'COMMENT', body, comments: lines });
      await call(context, `review ${nameOf(ref)}`, ANYTHING, create);
    },
    async resolveThread(ref, threadId) {
      await run(context, `resolve a review comment on ${nameOf(ref)}`, () =>
        context.client.graphql(RESOLVE, { input: { threadId } }),
      );
    },
    async reviewComments(ref) {
      const pages = pulls.listReviewComments.endpoint({ ...onPull(ref), per_page: PAGE });
      const found = await list(context, `list the line comments of ${nameOf(ref)}`, ON_LINE, pages);
      return found.map(({ id, body, user, created_at, html_url, path, line }) => ({
        id,
        body,
        author: toActor(user, context.app),
        createdAt: created_at,
        url: html_url,
        path,
        line: line ?? null,
      }));
    },
    async approvals(ref) {
      const pages = pulls.listReviews.endpoint({ ...onPull(ref), per_page: PAGE });
      const reviews = await list(context, `read who reviewed ${nameOf(ref)}`, REVIEW, pages);
      const verdicts = reviews.filter(({ state }) => VERDICTS.has(state));
      const latest = new Map(verdicts.map(({ user, state }) => [user?.login ?? 'ghost', state]));
      return [...latest].flatMap(([login, state]) => (state === 'APPROVED' ? [login] : []));
    },
  };

  // GraphQL names the account of an App without its brackets.
  function authorOf(author: z.infer<typeof COMMENT>['author']) {
    const bot = author?.__typename === 'Bot';
    return toActor(author && { login: bot ? `${author.login}[bot]` : author.login }, context.app);
  }
}
