import { z } from 'zod';
import { several } from '../lists.ts';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Puts labels on an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    labels: several.refine((labels) => labels.length > 0, 'name at least one'),
  }),
  async play({ on, labels }, scene, who) {
    await scene.act(who, 'POST', `${issuePath(scene, await scene.find(on))}/labels`, { labels });
  },
});
