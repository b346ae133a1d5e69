import { z } from 'zod';

const WINDOW = 'a rolling window from `1d` to `999d`, or one of week, month, quarter, year';
const CALENDAR_WINDOWS = ['week', 'month', 'quarter', 'year'] as const;

const slo = z
  .strictObject({
    service: z.string().min(1).meta({ description: 'The service, by its name or an alias.' }),
    objective: z
      .number()
      .gt(1, 'a percentage such as 99.9')
      .max(100)
      .meta({ description: 'Share of the time that it must work for its users, in percent: 99.9.' }),
    window: z
      .union([z.enum(CALENDAR_WINDOWS), z.string().regex(/^[1-9]\d{0,2}d$/, WINDOW)], { error: WINDOW })
      .default('30d')
      .meta({
        description: 'A rolling window such as `30d`, or `week`, `month`, `quarter`, `year` by the calendar.',
      }),
    countsFrom: z.number().min(0).max(1).default(0).meta({
      description: 'Smallest share of users affected, from 0 to 1, for which an incident spends the budget.',
    }),
    query: z.string().min(1).nullable().default(null).meta({
      description:
        'PromQL for the share of a rolling window that failed, from 0 to 1; `$window` is replaced with its length. The check and `debrief budget` use it if `PROMETHEUS_URL` is set. Null: incidents spend the budget.',
    }),
  })
  .refine(({ query, window }) => query === null || window.endsWith('d'), {
    path: ['window'],
    message: 'a query needs a rolling window such as `30d`',
  });

export const slos = z
  .array(slo)
  .default([])
  .meta({ description: 'Service level objectives, and with them the error budgets.' });

export type Slo = z.infer<typeof slo>;
