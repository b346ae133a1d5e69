import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Deletes a label of the repository; every issue loses it.',
  byPerson: true,
  schema: z.strictObject({ label: z.string().min(1) }),
  async play({ label }, scene, who) {
    await scene.act(who, 'DELETE', `${scene.base(scene.repo)}/labels/${encodeURIComponent(label)}`);
  },
});
