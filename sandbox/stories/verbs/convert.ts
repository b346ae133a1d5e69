import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Turns an issue into a discussion. The issue stays behind, closed and locked.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string() }),
  async play({ on }, scene, who) {
    await scene.act(who, 'POST', `${issuePath(scene, await scene.find(on))}/sandbox-convert`);
  },
});
