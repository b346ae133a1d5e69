import { z } from 'zod';
import { bySeverity } from './shared.ts';

export const actionItems = z
  .strictObject({
    dueWithinDays: bySeverity(
      z.int().positive(),
      { SEV1: 15, SEV2: 30, SEV3: 90, SEV4: 180 },
      'Latest due date of an action item, in days after the incident.',
    ),
  })
  .prefault({})
  .meta({ description: 'What is expected of action items.' });
