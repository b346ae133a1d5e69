import { z } from 'zod';
import { type Context, look } from '../call.ts';
import { nameOf } from '../names.ts';
import { groupPrefix } from './group.ts';
import type { MergeQueue } from './port.ts';

const REFS = z.array(z.object({ object: z.object({ sha: z.string() }) }));

export function octokitMergeQueue(context: Context): MergeQueue {
  return {
    async mergeGroups({ owner, repo, number, base }) {
      const ref = `heads/${groupPrefix(base.ref, number)}`;
      const doing = `look for ${nameOf({ owner, repo, number })} in the merge queue`;
      const find = () => context.client.rest.git.listMatchingRefs({ owner, repo, ref });
      return ((await look(context, doing, REFS, find)) ?? []).map(({ object }) => object.sha);
    },
  };
}
