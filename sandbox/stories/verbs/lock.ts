import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Locks the conversation of an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string() }),
  async play({ on }, scene, who) {
    await scene.act(who, 'PUT', `${issuePath(scene, await scene.find(on))}/lock`);
  },
});
