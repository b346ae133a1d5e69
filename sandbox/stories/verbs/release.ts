import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Publishes a release of the default branch.',
  byPerson: true,
  schema: z.strictObject({ tag: z.string(), repository: z.string().optional() }),
  async play({ tag, repository }, scene, who) {
    await scene.act(who, 'POST', `${scene.base(repository)}/releases`, { tag_name: tag, name: tag });
  },
});
