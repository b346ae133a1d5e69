import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Edits the text of an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), body: z.string() }),
  async play({ on, body }, scene, who) {
    await scene.act(who, 'PATCH', issuePath(scene, await scene.find(on)), { body });
  },
});
