import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Assigns people to an issue.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string(), people: z.array(z.string()).min(1) }),
  async play({ on, people }, scene, who) {
    const path = `${issuePath(scene, await scene.find(on))}/assignees`;
    await scene.act(who, 'POST', path, { assignees: people });
  },
});
