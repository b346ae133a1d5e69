import { z } from 'zod';

export const errorBudgets = z
  .strictObject({
    whenSpent: z.enum(['fail', 'neutral', 'off']).default('fail').meta({
      description:
        'The verdict of the check `debrief/error-budget` on a pull request that touches a service whose budget is spent; `off`: no check.',
    }),
    passLabels: z.array(z.string().min(1)).default(['reliability', 'security', 'hotfix']).meta({
      description: 'Labels of pull requests that pass even if the budget is spent.',
    }),
    warnAt: z
      .array(
        z.strictObject({
          spent: z.number().gt(0).lt(1).meta({ description: 'Spent share of the budget: 0.9.' }),
          advice: z.string().min(1).max(200).meta({ description: 'What to do from then on.' }),
        }),
      )
      .default([{ spent: 0.9, advice: 'Ship to 10 % of users first.' }])
      .meta({ description: 'Levels below a spent budget at which the check passes with advice.' }),
  })
  .prefault({})
  .meta({ description: 'What a spent error budget means for pull requests.' });
