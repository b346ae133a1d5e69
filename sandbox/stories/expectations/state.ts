import { z } from 'zod';
import { defineExpectation } from '../expectation.ts';
import { issuePath } from '../names.ts';

export default defineExpectation({
  about: 'The issue or pull request is `open`, `closed`, `merged`, `draft`, or gone: `missing`.',
  on: 'required',
  schema: z.enum(['open', 'closed', 'merged', 'draft', 'missing']),
  async check(wanted, scene, subject) {
    const { repo, number, isPull } = subject!;
    const issue = await scene.read(issuePath(scene, subject!));
    const pull = isPull && (await scene.read(`${scene.base(repo)}/pulls/${number}`));
    const states = !issue
      ? ['missing']
      : [issue.state, ...(pull?.merged ? ['merged'] : []), ...(pull?.draft ? ['draft'] : [])];
    if (states.includes(wanted)) return null;
    return { expected: `#${number} is ${wanted}`, found: states.join(', ') };
  },
});
