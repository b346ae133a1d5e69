import { z } from 'zod';
import { defineVerb } from '../verb.ts';
import { commentToChange } from '../which-comment.ts';

export default defineVerb({
  about: "Deletes a comment that has a name, or Debrief's panel (`comment: panel` with `on`).",
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), comment: z.literal('panel').optional() }),
  async play({ on, comment }, scene, who) {
    await scene.act(who, 'DELETE', await commentToChange(scene, on, comment));
  },
});
