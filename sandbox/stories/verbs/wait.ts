import { z } from 'zod';
import { duration } from '../duration.ts';
import { defineVerb } from '../verb.ts';

const instant = z.iso.datetime({ offset: true, error: 'an instant such as 2026-04-01T15:00:00Z' });

export default defineVerb({
  about:
    'Moves the clock: `16m`, `1h30m`, `3d`, or `{until: 2026-04-01T15:00:00Z}`. `{for: 3h, name: night}` gives that time a name, for `calls`.',
  byPerson: false,
  schema: z.union(
    [duration, z.strictObject({ until: instant }), z.strictObject({ for: duration, name: z.string() })],
    {
      error: ({ input }) => `must be a duration such as 45s, 16m, 1h30m or 3d, not ${JSON.stringify(input)}`,
    },
  ),
  async play(wanted, scene) {
    await scene.deliverHeld();
    const end = () => {
      if (typeof wanted === 'number') return scene.moment + wanted;
      return 'until' in wanted ? Date.parse(wanted.until) : scene.moment + wanted.for;
    };
    await scene.waitUntil(end());
  },
});
