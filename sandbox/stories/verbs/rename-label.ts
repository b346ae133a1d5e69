import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Gives a label of the repository another name, on every issue that has it.',
  byPerson: true,
  schema: z.strictObject({ from: z.string().min(1), to: z.string().min(1) }),
  async play({ from, to }, scene, who) {
    const path = `${scene.base(scene.repo)}/labels/${encodeURIComponent(from)}`;
    await scene.act(who, 'PATCH', path, { new_name: to });
  },
});
