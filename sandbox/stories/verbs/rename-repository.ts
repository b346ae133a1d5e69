import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Gives a repository another name; its former one goes on leading to it.',
  byPerson: true,
  schema: z.strictObject({ from: z.string().min(1).optional(), to: z.string().min(1) }),
  async play({ from, to }, scene, who) {
    await scene.act(who, 'PATCH', scene.base(from), { name: to });
    scene.renameRepository(from ?? scene.repo, to);
  },
});
