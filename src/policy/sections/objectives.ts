import { z } from 'zod';
import { quoted } from '../problem.ts';
import { ADDRESS } from './shared.ts';

const objective = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(80)
    .meta({ description: 'What an action item or a post-mortem calls it: `objective: calm-evenings`.' }),
  text: z.string().min(1).meta({ description: 'The objective in its own words.' }),
  url: z
    .url({ protocol: /^https?$/, error: ADDRESS })
    .nullable()
    .default(null)
    .meta({ description: 'Link to the OKR.' }),
});

export const objectives = z
  .array(objective)
  .superRefine((list, context) => {
    const known = new Set<string>();
    for (const [index, { name }] of list.entries()) {
      if (known.has(name.toLowerCase()))
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `${quoted(name)} names two objectives`,
        });
      known.add(name.toLowerCase());
    }
  })
  .default([])
  .meta({ description: 'The objectives that action items and post-mortems serve, with their OKRs.' });

export type Objective = z.infer<typeof objective>;

/** The objective that somebody names, in upper or lower case; null for none. */
export function objectiveNamed(name: string | null, objectives: readonly Objective[]): Objective | null {
  const wanted = name?.trim().toLowerCase();
  return objectives.find((each) => each.name.toLowerCase() === wanted) ?? null;
}
