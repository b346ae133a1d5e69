import { z } from 'zod';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Starts the App that `stop: app` ended.',
  byPerson: false,
  schema: z.literal('app'),
  play: (_, scene) => scene.startApp(),
});
