import { z } from 'zod';
import type { Repo } from '../../vocabulary/refs.ts';
import { type Context, check, ifThere, run } from '../call.ts';
import { nameOf } from '../names.ts';
import type { TextFile } from './port.ts';

const BLOB = `... on Blob { text isTruncated }`;
/** All texts in one call; GraphQL has no way to ask for all levels of a tree. */
const QUERY = `query ($owner: String!, $name: String!, $expression: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: $expression) {
      ... on Tree { entries { path object { ${BLOB} ... on Tree { entries { path object { ${BLOB} } } } } } }
    }
  }
}`;

const FILE = z.object({ text: z.string().nullish(), isTruncated: z.boolean().nullish() });
const ENTRY = z.object({ path: z.string(), object: FILE.nullish() });
const ENTRIES = z.object({ entries: z.array(ENTRY).optional() });
const FOLDER = z.object({
  entries: z.array(z.object({ path: z.string(), object: FILE.extend(ENTRIES.shape).nullish() })).optional(),
});
const ANSWER = z.object({ repository: z.object({ object: FOLDER.nullable() }) });

export function readTexts(context: Context, repo: Repo, folder: string): Promise<TextFile[]> {
  const doing = `read the texts in ${folder} of ${nameOf(repo)}`;
  const variables = { owner: repo.owner, name: repo.repo, expression: `HEAD:${folder.replace(/\/$/, '')}` };
  return run(context, doing, async () => {
    const found = await ifThere(context, doing, () => context.client.graphql(QUERY, variables));
    if (found === null) return [];
    const entries = check(doing, ANSWER, found).repository.object?.entries ?? [];
    return entries
      .flatMap((entry) => [entry, ...(entry.object?.entries ?? [])])
      .flatMap(({ path, object }) =>
        typeof object?.text === 'string' && !object.isTruncated ? [{ path, text: object.text }] : [],
      );
  });
}
