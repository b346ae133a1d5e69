import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Makes the next N webhooks get lost.',
  byPerson: false,
  schema: z.int().positive(),
  play: async (count, scene) => scene.lose(count),
});
