import { z } from 'zod';
import { change, changeFile, fileOf } from '../contents.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about:
    'Commits to the branch of a pull request: `replace: {old: new}` or `text`. `path: auto` is its post-mortem.',
  byPerson: true,
  schema: z
    .strictObject({ on: z.coerce.string(), path: z.string().default('auto'), ...change })
    .refine(
      ({ text, replace }) => (text === undefined) !== (replace === undefined),
      'write either `text` or `replace`',
    ),
  async play({ on, path, ...wanted }, scene, who) {
    await changeFile(scene, who, await fileOf(scene, await scene.find(on), path), wanted);
  },
});
