import { z } from 'zod';
import { globProblems } from '../glob.ts';
import { names } from './shared.ts';

/** Who is on call: one person after the other, or whom a schedule of PagerDuty's names. */
const onCall = z.union([
  z.strictObject({
    rotation: z
      .array(z.string().min(1))
      .min(1)
      .meta({ description: 'GitHub logins, in the order of their shifts.' }),
    start: z
      .string()
      .meta({ description: 'When the first shift of the first person began: `2026-01-05 09:00`.' }),
    shift: z
      .string()
      .regex(/^\d+ ?(?:h|hours?|d|days?|w|weeks?)$/, 'a length such as `12h`, `1 day` or `1 week`')
      .default('1 week')
      .meta({ description: 'Length of a shift: `12h`, `1 day`, `1 week`.' }),
    zone: z
      .string()
      .default('UTC')
      .meta({ description: 'Time zone of the start, kept across daylight saving.' }),
  }),
  z.strictObject({ pagerduty: z.string().min(1).meta({ description: 'Id of the schedule in PagerDuty.' }) }),
]);

const service = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(60)
    .meta({ description: 'What people call it, and what `/incident services` takes.' }),
  aliases: names('Names it had before, or has elsewhere.'),
  repositories: names(
    'Repositories that it runs from: `shop`, or `owner/shop`. Empty for the one of this policy.',
  ),
  paths: z
    .array(z.string())
    .superRefine((globs, context) => {
      for (const problem of globProblems(globs)) context.addIssue(problem);
    })
    .default([])
    .meta({ description: 'Globs of its files in these repositories; empty for all of them.' }),
  team: z.string().nullable().default(null).meta({ description: 'Slug of the team that owns it.' }),
  onCall: onCall.nullable().default(null).meta({ description: 'Who is on call for it.' }),
  component: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: 'Its name on the status page; null when it is not shown there.' }),
  runbook: z.url().nullable().default(null).meta({ description: 'Link to its runbook.' }),
  channel: z.string().nullable().default(null).meta({ description: 'Its chat channel: `#payments`.' }),
});

export const services = z
  .array(service)
  .superRefine((list, context) => {
    const known = new Set<string>();
    for (const [index, { name, aliases }] of list.entries())
      for (const each of [name, ...aliases]) {
        const key = each.toLowerCase();
        if (known.has(key))
          context.addIssue({
            code: 'custom',
            path: [index, 'name'],
            message: `\`${each}\` names two services`,
          });
        known.add(key);
      }
  })
  .default([])
  .meta({ description: 'What runs: which files make it, who owns it and who is on call for it.' });

export type Service = z.infer<typeof service>;
