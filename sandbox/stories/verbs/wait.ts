import { z } from 'zod';
import { duration } from '../duration.ts';
import { defineVerb } from '../verb.ts';

const instant = z.iso.datetime({ offset: true, error: 'an instant such as 2026-04-01T15:00:00Z' });

export default defineVerb({
  about: 'Moves the clock: `16m`, `1h30m`, `3d`, or `{until: 2026-04-01T15:00:00Z}`.',
  byPerson: false,
  schema: z.union([duration, z.strictObject({ until: instant })], {
    error: ({ input }) =>
      `must be a length of time such as 45s, 16m, 1h30m or 3d, not ${JSON.stringify(input)}`,
  }),
  async play(wanted, scene) {
    await scene.deliverHeld();
    await scene.waitUntil(typeof wanted === 'number' ? scene.moment + wanted : Date.parse(wanted.until));
  },
});
