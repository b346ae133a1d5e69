import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Gives an issue or a pull request another title.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), title: z.string().min(1) }),
  async play({ on, title }, scene, who) {
    await scene.act(who, 'PATCH', issuePath(scene, await scene.find(on)), { title });
  },
});
