import { z } from 'zod';
import { calendarDate } from '../../time/local.ts';
import { globProblems } from '../glob.ts';
import { quoted } from '../problem.ts';
import { ADDRESS, login, names, repository, timeZone } from './shared.ts';

const rotation = z.strictObject({
  rotation: z.array(login).min(1).meta({ description: 'GitHub logins, in the order of their shifts.' }),
  start: z
    .string()
    .refine((text) => calendarDate(text) !== null, 'must be a day and a time, such as `2026-01-05 09:00`')
    .meta({ description: 'When the first shift of the first person began: `2026-01-05 09:00`.' }),
  shift: z
    .string()
    .regex(/^[1-9]\d{0,3} ?(?:h|hours?|d|days?|w|weeks?)$/, 'a length such as `12h`, `1 day` or `1 week`')
    .default('1 week')
    .meta({ description: 'Length of a shift: `12h`, `1 day`, `1 week`.' }),
  zone: timeZone().default('UTC').meta({
    description: 'Time zone of the start. Shifts change at the same time of day in summer and winter.',
  }),
});

const pagerduty = z.strictObject({
  pagerduty: z.string().min(1).meta({ description: 'Id of the schedule in PagerDuty: `PI7DH85`.' }),
});

const service = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(60)
    .meta({ description: 'What people call it, and what `/incident services` takes.' }),
  aliases: names('Its former names, or names used elsewhere.'),
  repositories: z.array(repository('A repository.')).default([]).meta({
    description:
      'Repositories it is built from: `shop`, or `owner/shop`. If empty, the repository that reads this policy.',
  }),
  paths: z
    .array(z.string())
    .superRefine((globs, context) => {
      for (const problem of globProblems(globs)) context.addIssue(problem);
    })
    .default([])
    .meta({ description: 'Globs of its files in these repositories; empty for all of them.' }),
  team: login
    .nullable()
    .default(null)
    .meta({ description: 'The team that owns it, by its slug: `payments`, or `owner/payments`.' }),
  onCall: z
    .union([rotation, pagerduty])
    .nullable()
    .default(null)
    .meta({ description: 'Who is on call: a fixed rotation, or a schedule in PagerDuty.' }),
  component: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: 'Its name on the status page; null when it is not shown there.' }),
  runbook: z
    .url({ protocol: /^https?$/, error: ADDRESS })
    .nullable()
    .default(null)
    .meta({ description: 'Link to its runbook.' }),
  channel: z.string().nullable().default(null).meta({ description: 'Its chat channel: `#payments`.' }),
});

export const services = z
  .array(service)
  .superRefine((list, context) => {
    const known = new Set<string>();
    for (const [index, { name, aliases }] of list.entries())
      for (const [place, each] of [name, ...aliases].entries()) {
        const key = each.toLowerCase();
        const path = place === 0 ? [index, 'name'] : [index, 'aliases', place - 1];
        if (known.has(key))
          context.addIssue({ code: 'custom', path, message: `${quoted(each)} names two services` });
        known.add(key);
      }
  })
  .default([])
  .meta({ description: 'Your services: the files they are built from, who owns them and who is on call.' });

export type Service = z.infer<typeof service>;
export type Rotation = z.infer<typeof rotation>;
