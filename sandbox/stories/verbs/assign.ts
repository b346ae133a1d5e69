import { z } from 'zod';
import { several } from '../lists.ts';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Assigns people to an issue.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    people: several.refine((people) => people.length > 0, 'name at least one'),
  }),
  async play({ on, people }, scene, who) {
    const path = `${issuePath(scene, await scene.find(on))}/assignees`;
    await scene.act(who, 'POST', path, { assignees: people });
  },
});
