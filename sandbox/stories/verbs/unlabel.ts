import { z } from 'zod';
import { several } from '../lists.ts';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Takes labels off an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    labels: several.refine((labels) => labels.length > 0, 'name at least one'),
  }),
  async play({ on, labels }, scene, who) {
    const path = issuePath(scene, await scene.find(on));
    for (const name of labels) await scene.act(who, 'DELETE', `${path}/labels/${encodeURIComponent(name)}`);
  },
});
