import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'Makes the next N webhooks arrive out of order; those held back for this arrive with the next `wait`.',
  byPerson: false,
  schema: z.int().min(2),
  play: async (count, scene) => scene.shuffle(count),
});
