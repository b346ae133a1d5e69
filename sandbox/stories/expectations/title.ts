import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { issuePath } from '../names.ts';

export default defineExpectation({
  about: 'Its complete title.',
  on: 'required',
  schema: z.string(),
  async check(wanted, scene, subject) {
    const { title } = (await scene.read(issuePath(scene, subject!))) ?? { title: 'nothing' };
    return title === wanted ? null : { expected: `the title “${wanted}”`, found: `“${title}”` };
  },
});
