import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'The next so many webhooks arrive in another order; what is kept back for it arrives with the next `wait`.',
  byPerson: false,
  schema: z.int().min(2),
  play: async (count, scene) => scene.shuffle(count),
});
