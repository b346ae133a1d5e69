import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Kills the App as SIGKILL does: webhooks fail until `start: app`.',
  byPerson: false,
  schema: z.literal('app'),
  play: async (_, scene) => scene.app.kill(),
});
