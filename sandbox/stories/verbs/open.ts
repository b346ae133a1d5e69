import { z } from 'zod';
import { several } from '../lists.ts';
import { subjectOf } from '../scene.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Opens an issue.',
  byPerson: true,
  schema: z.strictObject({
    name: z.string().optional(),
    title: z.string(),
    body: z.string().default(''),
    labels: several.default([]),
    assignees: several.default([]),
    repository: z.string().optional(),
  }),
  async play({ name, repository, ...issue }, scene, who) {
    const made = await scene.act(who, 'POST', `${scene.base(repository)}/issues`, issue);
    if (name) scene.named.set(name, subjectOf(made));
  },
});
