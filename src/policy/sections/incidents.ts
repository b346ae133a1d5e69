import { z } from 'zod';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { bySeverity, names, urlTemplate } from './shared.ts';

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
    commanderWithinMinutes: bySeverity(
      z.int().positive().nullable(),
      { SEV1: 10, SEV2: 10, SEV3: null, SEV4: null },
      'Minutes after which Debrief reminds people that nobody leads; null for never.',
    ),
    commandRole: z.enum(['read', 'triage', 'write', 'maintain', 'admin']).default('triage').meta({
      description:
        'Lowest permission on the repository that may give `/incident` commands, and end an incident by closing its issue.',
    }),
    assignRoles: z
      .array(z.string())
      .default(['ic', 'dri'])
      .meta({ description: 'Roles that assign their holder to the incident issue.' }),
    place: z
      .union([
        z.enum(['separate', 'in-place']),
        z
          .string()
          .regex(/^(?:[\w.-]+\/)?[\w.-]+$/, '`separate`, `in-place`, or a repository such as `incidents`'),
      ])
      .default('separate')
      .meta({
        description:
          'Where an incident lives: `separate`, its own issue beside the report; `in-place`, the report itself (a pull request still gets its own issue); or a repository of the same owner for all incidents, such as `incidents`.',
      }),
    sameWithinMinutes: z.int().nonnegative().default(60).meta({
      description:
        'Minutes within which Debrief asks whether a second, similar report is about the same incident; 0 for never.',
    }),
    onCallLeads: z.boolean().default(true).meta({
      description:
        'The person on call for the service becomes the DRI, and is assigned, when the incident is declared.',
    }),
    roles: z
      .record(
        z.string().regex(/^[a-z][a-z-]{0,29}$/, 'lower-case letters and hyphens, as people will type it'),
        z.string().min(1).max(60),
      )
      .default({})
      .meta({
        description:
          'Your own roles, by the word of their command: `liaison: Customer liaison` gives `/incident liaison @login`.',
      }),
    impactMatrix: bySeverity(
      z.strictObject({
        share: z.number().min(0).max(1).nullable().default(null).meta({
          description:
            'Share of users, from 0 to 1, from which on it is this severity; null for not by share.',
        }),
        costPerHour: z.number().nonnegative().nullable().default(null).meta({
          description: 'Loss an hour from which on it is this severity; null for not by cost.',
        }),
        words: names('Words that mean this severity where somebody says what users feel.'),
      }),
      {
        SEV1: {
          share: 0.5,
          costPerHour: 100_000,
          words: ['critical', 'site down', 'site is down', 'everything is down', 'data loss', 'data breach'],
        },
        SEV2: { share: 0.05, costPerHour: 10_000, words: ['major feature', 'cannot pay', 'cannot log in'] },
        SEV3: { share: 0.001, costPerHour: 1, words: ['slow', 'degraded', 'minor feature', 'workaround'] },
        SEV4: { share: 0, costPerHour: 0, words: ['cosmetic', 'typo', 'layout'] },
      },
      'Which severity `/incident impact` suggests. If several match, the worst counts.',
    ),
    chatRooms: z
      .array(z.enum(SEVERITIES))
      .default(['SEV1', 'SEV2'])
      .meta({ description: 'Severities that get a Slack channel, if the App has a Slack token.' }),
    announce: z
      .strictObject({
        slack: z.string().min(1).nullable().default(null).meta({
          description:
            'Channel, `#incidents`, to which you invited Debrief’s bot; null for none. One message for each incident follows its severity and its state.',
        }),
      })
      .prefault({})
      .meta({ description: 'Where an incident is announced when it is declared.' }),
    slackLoginField: z.string().min(1).nullable().default(null).meta({
      description:
        'Label or id of a custom field of Slack’s profiles with the GitHub login, for `/incident` typed in Slack by people whom `people` does not list. Name one only if members cannot fill it in themselves: it decides whose permission counts.',
    }),
    warRoom: urlTemplate(['number']).nullable().default(null).meta({
      description:
        'URL of the war room for SEV1 and SEV2; `{number}` is replaced with the number of the incident issue.',
    }),
  })
  .prefault({})
  .meta({ description: 'How incidents are declared and led.' });
