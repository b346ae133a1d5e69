import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Merges a pull request. GitHub refuses while a required check fails or the branch has conflicts.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string() }),
  async play({ on }, scene, who) {
    const { repo, number } = await scene.find(on);
    await scene.act(who, 'PUT', `${scene.base(repo)}/pulls/${number}/merge`);
  },
});
