import { z } from 'zod';
import { issuePath } from '../names.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: 'Reopens an issue or a pull request.',
  byPerson: true,
  schema: z.strictObject({ on: z.coerce.string() }),
  async play({ on }, scene, who) {
    const subject = await scene.find(on);
    const path = subject.isPull
      ? `${scene.base(subject.repo)}/pulls/${subject.number}`
      : issuePath(scene, subject);
    await scene.act(who, 'PATCH', path, { state: 'open' });
  },
});
