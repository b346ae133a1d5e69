import { z } from 'zod';
import { commentPath, issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Reacts to an issue, a pull request, or a comment that has a name.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    with: z.enum(['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes']),
  }),
  async play({ on, with: content }, scene, who) {
    const subject = await scene.find(on);
    const path = commentPath(scene, subject) ?? issuePath(scene, subject);
    await scene.act(who, 'POST', `${path}/reactions`, { content });
  },
});
