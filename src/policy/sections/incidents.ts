import { z } from 'zod';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { bySeverity, urlTemplate } from './shared.ts';

export const incidents = z
  .strictObject({
    defaultSeverity: z
      .enum(SEVERITIES)
      .default('SEV3')
      .meta({ description: 'Severity of an incident that is declared without one.' }),
    updateEveryMinutes: bySeverity(
      z.int().positive().nullable(),
      { SEV1: 15, SEV2: 30, SEV3: null, SEV4: null },
      'Minutes until the next status update is due; null for never.',
    ),
    commandRole: z
      .enum(['read', 'triage', 'write', 'maintain', 'admin'])
      .default('triage')
      .meta({ description: 'Lowest permission on the repository that may give `/incident` commands.' }),
    warRoom: urlTemplate(['number']).nullable().default(null).meta({
      description: 'URL of the war room for SEV1 and SEV2; `{number}` stands for the incident issue number.',
    }),
  })
  .prefault({})
  .meta({ description: 'How incidents are declared and led.' });
