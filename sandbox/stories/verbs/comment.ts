import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Comments on an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), body: z.string(), name: z.string().optional() }),
  async play({ on, body, name }, scene, who) {
    const subject = await scene.find(on);
    const made = await scene.act(who, 'POST', `${issuePath(scene, subject)}/comments`, { body });
    if (name) scene.named.set(name, { ...subject, comment: made.id });
  },
});
