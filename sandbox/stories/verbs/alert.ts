import { z } from 'zod';
import { send } from '../alerts.ts';
import { Refused } from '../refused.ts';
import { defineVerb } from '../verb.ts';

export default defineVerb({
  about: "A tool posts an alert to Debrief's server; `signed: false` leaves its signature out.",
  byPerson: false,
  schema: z.strictObject({
    name: z.string().optional(),
    source: z.string(),
    body: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown()), z.string()]),
    signed: z.boolean().default(true),
    repeat: z.int().positive().default(1),
  }),
  async play({ source, body, signed, repeat }, scene) {
    for (let time = 0; time < repeat; time++) {
      const answer = await send(scene, { source, body, signed });
      if (!answer.ok)
        throw new Refused(`Debrief refuses the alert: ${answer.status} ${(await answer.text()).trim()}`);
    }
  },
});
