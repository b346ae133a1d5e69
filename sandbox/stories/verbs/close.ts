import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Closes an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    reason: z.enum(['completed', 'not_planned', 'duplicate']).optional(),
  }),
  async play({ on, reason }, scene, who) {
    const subject = await scene.find(on);
    const state = { state: 'closed', ...(reason ? { state_reason: reason } : {}) };
    const path = subject.isPull
      ? `${scene.base(subject.repo)}/pulls/${subject.number}`
      : issuePath(scene, subject);
    await scene.act(who, 'PATCH', path, state);
  },
});
