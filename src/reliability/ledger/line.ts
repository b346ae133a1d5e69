import { z } from 'zod';
import { KINDS } from '../../incident/incident.ts';
import { isIsoDay } from '../../time/day.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { isInstant } from '../instant.ts';

/** A time zone is required: without one, an instant would depend on the machine. */
const instant = z
  .string()
  .refine(isInstant, 'must be an instant with its zone, such as 2026-04-01T14:02:00Z')
  .meta({ format: 'date-time' });
const dayOrInstant = z
  .string()
  .refine(
    (text) => isIsoDay(text) || isInstant(text),
    'must be a day or an instant with its zone, such as 2026-04-01 or 2026-04-01T14:02:00Z',
  )
  .meta({ description: 'A day, or an instant with its zone.' });
const name = z.string().min(1).nullable().default(null);
/** A reference to another line: `acme/shop#12`. */
const reference = z.union([z.string().min(1), z.int().transform(String)]);
const count = z.int().nonnegative();
const when = (about: string) => instant.nullable().default(null).meta({ description: about });

/**
 * One incident, as one line of a ledger. Unknown values are null. Only the id is required, so that a ledger written by
 * hand or by another tool can be measured too.
 */
export const ledgerLine = z
  .object({
    id: reference.meta({ description: 'The incident issue: `acme/shop#12`. Each id counts once.' }),
    url: z.string().nullable().default(null).meta({ description: 'Its address.' }),
    title: z.string().default('').meta({ description: 'Its title.' }),
    kind: z.enum(KINDS).default('real').meta({
      description:
        'Drills and maintenance are left out of every figure; `backfilled` was declared afterwards.',
    }),
    severity: z.enum(SEVERITIES).nullable().default(null).meta({ description: 'SEV1 is the worst.' }),
    services: z.array(z.string().min(1)).default([]).meta({ description: 'The affected services.' }),
    team: name.meta({ description: 'The team that owns it.' }),
    cause: name.meta({ description: 'The category of its cause.' }),
    milestones: z
      .object({
        started: when('When users first felt it.'),
        detected: when('When anybody, or an alert, first noticed.'),
        acknowledged: when('When somebody took it on.'),
        mitigated: when('When users no longer felt it.'),
        resolved: when('When it was over.'),
      })
      .prefault({})
      .meta({ description: 'The five milestones.' }),
    pauses: z
      .array(z.object({ from: instant, to: instant.nullable().default(null) }))
      .default([])
      .meta({
        description: 'Intervals during which it did no harm; `to` is null for one that has not ended.',
      }),
    affected: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .default(null)
      .meta({ description: 'Share of users who felt it, from 0 to 1.' }),
    detectedBy: z
      .enum(['alert', 'person'])
      .nullable()
      .default(null)
      .meta({ description: 'Who noticed first.' }),
    duplicateOf: reference
      .nullable()
      .default(null)
      .meta({ description: 'The incident that counts instead.' }),
    recurrenceOf: reference
      .nullable()
      .default(null)
      .meta({ description: 'The earlier incident that came back with this one.' }),
    reopened: z
      .union([count, z.boolean().transform(Number)])
      .nullable()
      .default(0)
      .meta({ description: 'How often it was reopened. It stays one incident.' }),
    updates: z
      .object({ due: count.default(0), made: count.default(0) })
      .nullable()
      .default(null)
      .meta({ description: 'How many status updates fell due, and how many of them were made in time.' }),
    postMortem: z
      .object({ due: dayOrInstant.nullable().default(null), merged: dayOrInstant.nullable().default(null) })
      .nullable()
      .default(null)
      .meta({ description: 'When its post-mortem was due and merged; null when none was asked for.' }),
    items: z
      .array(
        z.object({
          due: dayOrInstant.nullable().default(null),
          done: dayOrInstant.nullable().default(null),
          declined: z.union([dayOrInstant, z.boolean()]).nullable().default(null),
          objective: z.string().min(1).optional(),
        }),
      )
      .default([])
      .meta({
        description:
          'Action items: when each was due, done, or declined with a reason, and the objective of the policy that it serves, if any.',
      }),
    imported: z
      .literal(true)
      .optional()
      .meta({ description: 'Read from an old post-mortem, not recorded while it happened.' }),
  })
  .meta({
    title: 'Debrief ledger',
    description: 'One line of `debrief export`: one incident. A ledger is a JSONL file of them.',
  });

export type LedgerLine = z.infer<typeof ledgerLine>;
