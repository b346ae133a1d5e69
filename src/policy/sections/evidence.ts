import { z } from 'zod';

export const evidence = z
  .strictObject({
    windowHours: z.int().min(1).max(168).default(24).meta({
      description: 'How many hours before the start Debrief searches for the change that caused it.',
    }),
    gapMinutes: z.int().positive().default(30).meta({
      description: 'After this many minutes without a record, the timeline asks what people tried.',
    }),
    reaction: z.enum(['eyes', 'rocket', 'heart', 'hooray', 'laugh', '+1']).nullable().default('eyes').meta({
      description:
        'Reaction that adds a comment to the timeline. GitHub has no 📌 reaction, but a comment that contains 📌 is always added; null: only these.',
    }),
  })
  .prefault({})
  .meta({ description: 'What the timeline of a draft is made from.' });
