import { z } from 'zod';

import { FIGURES } from '../../vocabulary/figures.ts';
import { MILESTONES } from '../../vocabulary/milestones.ts';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { didYouMean } from '../did-you-mean.ts';
import { quoted } from '../problem.ts';
import { parseTarget } from '../target.ts';
import { ADDRESS, names, timeZone } from './shared.ts';

const measurement = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][A-Za-z\d-]*$/, 'a name such as `timeToComms`: letters, digits and hyphens')
    .meta({ description: 'Its name in the report.' }),
  from: z.enum(MILESTONES).meta({ description: 'The milestone at which it begins.' }),
  to: z.enum(MILESTONES).meta({ description: 'The milestone at which it ends.' }),
});

const objective = z.strictObject({
  target: z
    .string()
    .refine(
      (text) => parseTarget(text) !== null,
      'must be an objective such as `MTTR −20 % each quarter` or `SEV1 −30 % in 2026Q3`',
    )
    .meta({
      description:
        'A figure of the report or a severity, the change from the quarter before, and when: `MTTR −20 % each quarter`.',
    }),
  service: z.string().nullable().default(null).meta({ description: 'Only incidents of this service.' }),
  severity: z
    .enum(SEVERITIES)
    .nullable()
    .default(null)
    .meta({ description: 'Only incidents of this severity.' }),
  team: z.string().nullable().default(null).meta({ description: 'Only incidents of this team.' }),
  okr: z
    .strictObject({
      text: z.string().min(1).meta({ description: 'The text of that OKR.' }),
      url: z
        .url({ protocol: /^https?$/, error: ADDRESS })
        .nullable()
        .default(null)
        .meta({ description: 'Link to it.' }),
    })
    .nullable()
    .default(null)
    .meta({ description: 'The OKR that it serves.' }),
});

export const reliability = z
  .strictObject({
    impactEndsAt: z.enum(['resolved', 'mitigated']).default('mitigated').meta({
      description:
        'The milestone at which users no longer feel an incident. If nobody said when it was mitigated, the resolution counts.',
    }),
    zone: timeZone().default('UTC').meta({ description: 'Time zone in which quarters and months begin.' }),
    openslo: names('Paths of OpenSLO files in the repository, whose objectives are added to `slos`.'),
    objectives: z
      .array(objective)
      .default([])
      .meta({ description: 'How the figures should change from quarter to quarter.' }),
    measurements: z
      .array(measurement)
      .default([])
      .meta({ description: "The organisation's own measurements, from one milestone to another." }),
  })
  .superRefine(({ measurements, objectives }, context) => {
    const known = new Set(FIGURES.map((name) => name.toLowerCase()));
    for (const [index, { name, from, to }] of measurements.entries()) {
      const message = `${quoted(name)} is already the name of a figure; choose another`;
      if (known.has(name.toLowerCase()))
        context.addIssue({ code: 'custom', path: ['measurements', index, 'name'], message });
      known.add(name.toLowerCase());
      if (MILESTONES.indexOf(from) < MILESTONES.indexOf(to)) continue;
      const order = `${to} does not come after ${from}: the milestones are ${MILESTONES.join(', ')}`;
      context.addIssue({ code: 'custom', path: ['measurements', index, 'to'], message: order });
    }
    for (const [index, { target }] of objectives.entries()) {
      const figure = parseTarget(target)?.figure;
      if (figure === undefined || known.has(figure.toLowerCase())) continue;
      const message = `there is no figure ${quoted(figure)}.${didYouMean(figure, FIGURES)} There are: ${FIGURES.join(', ')}, and what you name under \`measurements\`.`;
      context.addIssue({ code: 'custom', path: ['objectives', index, 'target'], message });
    }
  })
  .prefault({})
  .meta({ description: 'How incidents are measured.' });
