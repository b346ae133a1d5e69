import { z } from 'zod';
import { defineVerb } from '../verb.ts';
import { commentToChange } from '../which-comment.ts';

export default defineVerb({
  about: "Edits a comment that has a name, or Debrief's panel (`comment: panel` with `on`).",
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), comment: z.literal('panel').optional(), body: z.string() }),
  async play({ on, comment, body }, scene, who) {
    await scene.act(who, 'PATCH', await commentToChange(scene, on, comment), { body });
  },
});
