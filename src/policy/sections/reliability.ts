import { z } from 'zod';

export const reliability = z
  .strictObject({
    impactEndsAt: z.enum(['resolved', 'mitigated']).default('mitigated').meta({
      description:
        'The milestone at which users no longer feel an incident. Where nobody said when it was mitigated, the resolution counts.',
    }),
  })
  .prefault({})
  .meta({ description: 'How incidents are measured.' });
