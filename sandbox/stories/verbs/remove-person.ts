import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Takes somebody’s access to the repository away, as when they leave the organisation.',
  byPerson: true,
  schema: z.strictObject({ login: z.string().min(1) }),
  async play({ login }, scene, who) {
    await scene.act(who, 'DELETE', `${scene.base(scene.repo)}/collaborators/${login}`);
  },
});
