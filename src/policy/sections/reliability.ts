import { z } from 'zod';
import { zoneNamed } from '../../time/zone.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';

import { names } from './shared.ts';

const measurement = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z\d-]*$/, 'a name such as `timeToComms`: letters, digits and hyphens')
    .meta({ description: 'As the report names it.' }),
  from: z.enum(MILESTONES).meta({ description: 'The milestone at which it begins.' }),
  to: z.enum(MILESTONES).meta({ description: 'The milestone at which it ends.' }),
});

export const reliability = z
  .strictObject({
    impactEndsAt: z.enum(['resolved', 'mitigated']).default('mitigated').meta({
      description:
        'The milestone at which users no longer feel an incident. Where nobody said when it was mitigated, the resolution counts.',
    }),
    zone: z
      .string()
      .refine((name) => {
        const kind = zoneNamed(name)?.kind;
        return kind === 'fixed' || kind === 'iana';
      }, 'a time zone such as `UTC` or `Europe/Berlin`')
      .default('UTC')
      .meta({ description: 'Time zone in which quarters and months begin.' }),
    openslo: names('Paths of OpenSLO files in the repository, whose objectives are added to `slos`.'),
    measurements: z
      .array(measurement)
      .default([])
      .meta({ description: "The organisation's own measurements, from one milestone to another." }),
  })
  .prefault({})
  .meta({ description: 'How incidents are measured.' });
