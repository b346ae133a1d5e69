import { z } from 'zod';

export const evidence = z
  .strictObject({
    windowHours: z
      .int()
      .min(1)
      .max(168)
      .default(24)
      .meta({ description: 'How many hours before the start are searched for the change that began it.' }),
    gapMinutes: z.int().positive().default(30).meta({
      description: 'Minutes of an incident without a record after which the timeline asks what was tried.',
    }),
    reaction: z.enum(['eyes', 'rocket', 'heart', 'hooray', 'laugh', '+1']).nullable().default('eyes').meta({
      description:
        'Reaction that puts a comment into the timeline; one that holds 📌 is put there anyway. Null for the 📌 alone, which GitHub has not as a reaction.',
    }),
  })
  .prefault({})
  .meta({ description: 'What the timeline of a draft is made from.' });
