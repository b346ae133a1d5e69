import { z } from 'zod';
import type { Json } from '../../json.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Deploys the default branch; `state` is `success` unless it is `failure`.',
  byPerson: true,
  schema: z.strictObject({
    environment: z.string().default('production'),
    state: z.enum(['success', 'failure']).default('success'),
    repository: z.string().optional(),
  }),
  async play({ environment, state, repository }, scene, who) {
    const path = scene.base(repository);
    const { default_branch: ref }: Json = await scene.read(path);
    const made = await scene.act(who, 'POST', `${path}/deployments`, { ref, environment });
    await scene.act(who, 'POST', `${path}/deployments/${made.id}/statuses`, { state });
  },
});
