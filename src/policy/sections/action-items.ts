import { z } from 'zod';
import { SEVERITIES } from '../../vocabulary/severity.ts';
import { bySeverity, names } from './shared.ts';

const label = (value: string, placeholder: string, about: string) =>
  z
    .string()
    .min(1)
    .max(50)
    .refine((text) => text.includes(placeholder), `must hold \`${placeholder}\``)
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
    maintainers: z.record(z.string(), z.string().min(1)).default({}).meta({
      description:
        'Who is assigned for an item that a team owns, by the slug of the team: `{platform: ana}`.',
    }),
    evidence: z.enum(['off', 'ask', 'require']).default('ask').meta({
      description:
        'When an item is closed without anything that shows it is done, or why it will not be: do nothing, ask once, or reopen it.',
    }),
    escalateTo: names('GitHub logins that are named when an item stays overdue for three weeks.'),
    reminders: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether owners are reminded before, at and after the due date of an item.' }),
    digest: z.enum(['off', 'people', 'teams']).default('off').meta({
      description:
        'One issue a week for each person, or for the team of each service, that lists what is due and overdue, instead of a reminder on each item.',
    }),
    updateDocuments: z.boolean().default(false).meta({
      description:
        'Whether one pull request brings the post-mortems up to date with what happened to the issues of their items.',
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
          .meta({ description: 'Labels of pull requests that are never held up.' }),
      })
      .prefault({})
      .meta({ description: 'What overdue items mean for other changes to their service.' }),
  })
  .prefault({})
  .meta({ description: 'What is expected of action items.' });
