import { z } from 'zod';
import { defineVerb } from '../verb.ts';

const EVENTS = { approve: 'APPROVE', comment: 'COMMENT', 'request-changes': 'REQUEST_CHANGES' } as const;

export default defineVerb({
  about: 'Reviews a pull request: `verdict: approve`, `comment` or `request-changes`.',
  byPerson: true,
  schema: z.strictObject({
    on: z.coerce.string(),
    verdict: z.enum(['approve', 'comment', 'request-changes']).default('comment'),
    body: z.string().default(''),
  }),
  async play({ on, verdict, body }, scene, who) {
    const { repo, number } = await scene.find(on);
    await scene.act(who, 'POST', `${scene.base(repo)}/pulls/${number}/reviews`, {
      body,
      event: EVENTS[verdict],
    });
  },
});
