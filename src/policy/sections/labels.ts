import { z } from 'zod';
import { bySeverity } from './shared.ts';

const label = (value: string, about: string) =>
  z.string().min(1).max(50).default(value).meta({ description: about });

const stateLabel = (value: string, means: string) =>
  z
    .string()
    .min(1)
    .max(50)
    .nullable()
    .default(value)
    .meta({ description: `Put on an incident issue while ${means}; null for none. Debrief never reads it.` });

const postMortemLabel = (value: string, means: string) =>
  z
    .string()
    .min(1)
    .max(50)
    .nullable()
    .default(value)
    .meta({ description: `Put on the pull request of a post-mortem once ${means}; null for none.` });

export const labels = z
  .strictObject({
    incident: label('incident', 'Declares an incident when it is put on an issue.'),
    severities: bySeverity(
      z.array(z.string().min(1)).min(1),
      { SEV1: ['sev1'], SEV2: ['sev2'], SEV3: ['sev3'], SEV4: ['sev4'] },
      'Labels that mean each severity; the first is the one that Debrief sets.',
    ),
    phases: z
      .strictObject({
        investigating: stateLabel('investigating', 'people look for the cause'),
        identified: stateLabel('identified', 'the cause is known'),
        mitigated: stateLabel('mitigated', 'users no longer feel it'),
        resolved: stateLabel('resolved', 'it is over'),
        dropped: stateLabel('dropped', 'it does not count as one'),
      })
      .prefault({})
      .meta({
        description:
          'Labels that show the state of an incident in lists. Debrief sets them but never reads them.',
      }),
    postmortem: label('post-mortem', 'Put on the pull request of a post-mortem.'),
    postmortemStates: z
      .strictObject({
        draft: postMortemLabel('draft', 'it is being written'),
        review: postMortemLabel('in review', 'it is in review'),
        accepted: postMortemLabel('accepted', 'it is merged'),
      })
      .prefault({})
      .meta({
        description:
          'Labels that show in lists how far a post-mortem is. Debrief sets them but never reads them.',
      }),
    actionItem: label('action-item', 'Put on the issues of action items.'),
  })
  .prefault({})
  .meta({ description: 'The labels that Debrief reads and sets; case does not matter.' });
