import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { issuePath } from '../names.ts';

export default defineExpectation({
  about: 'It is a sub-issue of that issue.',
  on: 'required',
  schema: z.coerce.string(),
  async check(wanted, scene, subject) {
    const parent = await scene.find(wanted);
    const found = await scene.read(`${issuePath(scene, subject!)}/parent`);
    if (found?.number === parent.number) return null;
    return {
      expected: `#${subject!.number} is a sub-issue of ${wanted}, #${parent.number}`,
      found: found ? `a sub-issue of #${found.number}` : 'no parent',
    };
  },
});
