import { z } from 'zod';
import { LOGIN } from '../../vocabulary/roles.ts';

const person = z.strictObject({
  slack: z
    .string()
    .regex(/^[UW][A-Z\d]{2,}$/, 'the id of a member, as Slack shows it in a profile: `U024BE7LH`')
    .nullable()
    .default(null)
    .meta({ description: 'Member id in Slack: `U024BE7LH`.' }),
  pagerduty: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .meta({ description: 'User id in PagerDuty: `PT23IWX`.' }),
  email: z
    .email()
    .nullable()
    .default(null)
    .meta({ description: 'The email address of their accounts in Slack and PagerDuty, instead of the ids.' }),
});

export const people = z
  .record(z.string().regex(LOGIN, 'a GitHub login'), person)
  .default({})
  .meta({ description: 'People’s accounts elsewhere, by GitHub login.' });
