import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Kills the App as SIGKILL does, and starts it again with its database.',
  byPerson: false,
  schema: z.literal('app'),
  async play(_, scene) {
    scene.app.kill();
    await scene.startApp();
  },
});
