import { z } from 'zod';
import { change, changeFile } from '../contents.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Commits a file to the default branch: `replace: {old: new}` or `text`.',
  byPerson: true,
  schema: z
    .strictObject({ path: z.string(), repository: z.string().optional(), ...change })
    .refine(
      ({ text, replace }) => (text === undefined) !== (replace === undefined),
      'write either `text` or `replace`',
    ),
  async play({ path, repository, ...wanted }, scene, who) {
    await changeFile(scene, who, { repo: repository ?? scene.repo, path }, wanted);
  },
});
