import { z } from 'zod';
import { COUNTRIES } from '../countries.ts';
import { didYouMean } from '../did-you-mean.ts';
import { quoted } from '../problem.ts';
import { timeZone } from './shared.ts';

/** In the order of JavaScript's `getUTCDay`. */
export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

const clock = (value: string, about: string) =>
  z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'a time such as `09:00`', abort: true })
    .default(value)
    .meta({ description: about });

const holidays = z
  .strictObject({
    country: z.string().meta({ description: 'Two letters: `DE`, `US`.' }),
    state: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: 'Its state or province, if it has its own holidays: `BY`, `CA`.' }),
  })
  .superRefine(({ country, state }, context) => {
    const states = COUNTRIES.get(country);
    if (!states) {
      const meant = didYouMean(country, COUNTRIES.keys());
      context.addIssue({
        code: 'custom',
        path: ['country'],
        message: `the holidays of ${quoted(country)} are not known.${meant}`,
      });
    } else if (state !== null && !states.includes(state)) {
      const known = states.length ? ` There are: ${states.join(', ')}` : ` ${country} has none; leave it out`;
      context.addIssue({
        code: 'custom',
        path: ['state'],
        message: `${country} has no state ${quoted(state)}.${known}`,
      });
    }
  });

export const calendar = z
  .strictObject({
    zone: timeZone()
      .nullable()
      .default(null)
      .meta({ description: 'Time zone of the working hours; null for `lint.timeZone`, else UTC.' }),
    workingDays: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])
      .meta({ description: 'Days of the week on which people work.' }),
    workingHours: z
      .strictObject({
        from: clock('09:00', 'When work begins.'),
        until: clock('17:00', 'When work ends, on the same day; `24:00` is midnight.'),
      })
      .refine(({ from, until }) => from < until, 'must end after they begin, on the same day')
      .prefault({})
      .meta({ description: 'When reminders may reach people; what is not urgent waits for it.' }),
    holidays: holidays.nullable().default(null).meta({
      description: 'Public holidays that are days off: `{country: DE, state: BY}`; null for none.',
    }),
    daysOff: z
      .array(z.iso.date('a day such as `2026-12-24`'))
      .default([])
      .meta({ description: 'More days off: `2026-12-24`.' }),
  })
  .prefault({})
  .meta({ description: 'When people work: due dates in business days, and reminders, follow it.' });
