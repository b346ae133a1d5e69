import { z } from 'zod';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { bySeverity, repository } from './shared.ts';

const wildcard = (about: string) => z.string().min(1).max(200).meta({ description: about });

const rule = z.strictObject({
  when: z
    .strictObject({
      source: wildcard('The source, as in its address: `pagerduty`.').optional(),
      service: wildcard('What the tool says is broken: `web-*`.').optional(),
      title: wildcard('The title: `*certificate*`.').optional(),
      labels: z
        .record(z.string().min(1), z.string())
        .default({})
        .meta({ description: 'Labels or tags that the alert must have: `{env: staging}`.' }),
    })
    .prefault({})
    .meta({ description: 'All of these must match; `*` matches anything, and case does not matter.' }),
  ignore: z.boolean().default(false).meta({ description: 'Drops these alerts.' }),
  service: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .meta({ description: 'Name of a service, instead of the one that the alert names.' }),
  severity: z
    .enum(SEVERITIES)
    .nullable()
    .default(null)
    .meta({ description: 'Severity, instead of what the word of the alert means.' }),
  repository: repository('Repository in which the incident is opened: `shop`, or `owner/shop`.')
    .nullable()
    .default(null),
});

export const alerts = z
  .strictObject({
    declare: z
      .array(z.enum(SEVERITIES))
      .default(['SEV1', 'SEV2'])
      .meta({ description: 'Severities whose alerts declare an incident. The others wait for a person.' }),
    repository: repository(
      'Repository in which incidents are opened: `shop`, or `owner/shop`. When null, the first repository of the service, or else the one of this policy.',
    )
      .nullable()
      .default(null),
    groupWithinMinutes: z.int().nonnegative().default(0).meta({
      description:
        'Minutes after an alert declared an incident in which other problems of the same service are noted on it, instead of each declaring its own; 0, the default, for never. A worse one always declares.',
    }),
    severities: bySeverity(
      z.array(z.string().min(1)),
      {
        SEV1: ['sev1', 'p1', 'critical', 'disaster', 'emergency'],
        SEV2: ['sev2', 'p2', 'fatal', 'high', 'major'],
        SEV3: ['sev3', 'p3', 'error', 'warning', 'average', 'medium', 'moderate'],
        SEV4: ['sev4', 'p4', 'p5', 'low', 'minor', 'info', 'informational'],
      },
      'What tools call each severity; case does not matter. Other words mean `incidents.defaultSeverity`.',
    ),
    rules: z
      .array(rule)
      .default([])
      .meta({ description: 'What certain alerts are about; the first match decides.' }),
  })
  .prefault({})
  .meta({ description: 'What becomes of alerts.' });

export type AlertRule = z.infer<typeof rule>;
