import { z } from 'zod';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { bySeverity, login, logins } from './shared.ts';

const label = (value: string, placeholder: string, about: string) =>
  z
    .string()
    .min(1)
    .max(50)
    .refine((text) => text.includes(placeholder), `must contain \`${placeholder}\``)
    .nullable()
    .default(value)
    .meta({ description: about });

export const actionItems = z
  .strictObject({
    dueWithinDays: bySeverity(
      z.int().positive(),
      { SEV1: 15, SEV2: 30, SEV3: 90, SEV4: 180 },
      'Latest due date of an action item, in days after the incident.',
    ),
    typeLabel: label(
      'type: {type}',
      '{type}',
      'Label of the issue of an item that states its type, such as `prevent` or `detect`; null for none.',
    ),
    priorityLabel: label(
      'priority: {priority}',
      '{priority}',
      'Label of the issue of an item that states its priority; null for none.',
    ),
    issueType: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: 'Issue type of the organisation for items: `Task`; null for none.' }),
    dueField: z.int().positive().nullable().default(null).meta({
      description:
        'Number of the organisation’s issue field of type date that shows the due date, as `gh api orgs/ORG/issue-fields` lists it: a date that people set there counts as agreed. Null for none.',
    }),
    maintainers: z.record(z.string(), login).default({}).meta({
      description: 'Who is assigned to items that a team owns, by the team’s slug: `{platform: ana}`.',
    }),
    evidence: z.enum(['off', 'ask', 'require']).default('ask').meta({
      description:
        'If an item is closed without evidence that it is done, or a reason why it will not be: do nothing, ask once, or reopen it.',
    }),
    escalateTo: logins('GitHub logins to mention once an item is three weeks overdue.'),
    reminders: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether Debrief reminds owners before, at and after the due date of an item.' }),
    digest: z.enum(['off', 'people', 'teams']).default('off').meta({
      description:
        'One issue a week for each person, or for the team of each service, that lists what is due and overdue, instead of a reminder on each item.',
    }),
    digestIn: z.enum(['issue', 'slack']).default('issue').meta({
      description:
        'Where the digest goes: an issue, or a Slack message to the person (by `people`) or, for a team, to the channel of its service (`services`). An issue if Slack has no such place.',
    }),
    updateDocuments: z.boolean().default(false).meta({
      description:
        'Whether one pull request updates the post-mortems with what happened to the issues of their items.',
    }),
    followThrough: z
      .strictObject({
        check: z.enum(['off', 'neutral', 'failing']).default('off').meta({
          description:
            'The check `debrief/follow-through` on pull requests that touch a service with overdue items: list them, or fail.',
        }),
        severities: z
          .array(z.enum(SEVERITIES))
          .default(['SEV1', 'SEV2'])
          .meta({ description: 'Severities of the incidents whose overdue items count.' }),
        exempt: z
          .array(z.string().min(1))
          .default(['reliability', 'security', 'hotfix'])
          .meta({ description: 'Labels of pull requests that always pass.' }),
      })
      .prefault({})
      .meta({ description: 'What overdue items mean for other changes to their service.' }),
  })
  .prefault({})
  .meta({ description: 'What is expected of action items.' });
