import { z } from 'zod';
import { SEVERITIES, type Severity } from '../vocabulary/severity.ts';
import { didYouMean } from './did-you-mean.ts';
import { globProblem, globProblems } from './glob.ts';
import { quoted } from './problem.ts';

const bySeverity = <T extends z.ZodType>(value: T, defaults: Record<Severity, z.infer<T>>, about: string) =>
  z
    .strictObject({
      SEV1: value.default(defaults.SEV1 as never),
      SEV2: value.default(defaults.SEV2 as never),
      SEV3: value.default(defaults.SEV3 as never),
      SEV4: value.default(defaults.SEV4 as never),
    })
    .prefault({})
    .meta({ description: about });

const names = (about: string) => z.array(z.string().min(1)).default([]).meta({ description: about });
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

/** A URL with placeholders in braces. One that we do not fill in would be sent to people as it stands. */
const urlTemplate = (known: readonly string[]) =>
  z.string().superRefine((url, context) => {
    for (const [whole, name = ''] of url.matchAll(/\{([^{}]*)\}?/g)) {
      if (whole === `{${name}}` && known.includes(name)) continue;
      const placeholders = known.map((each) => `{${each}}`).join(', ');
      const meant = didYouMean(name, known);
      context.addIssue(`there is no placeholder ${quoted(whole)}.${meant} There is: ${placeholders}`);
    }
  });

const level = z.enum(['off', 'hint', 'warning', 'error']);
/** `error`, or `[error, {option: value}]`. The options are checked by the rule's own schema. */
export const ruleSettingSchema = z.union([level, z.tuple([level, z.record(z.string(), z.unknown())])]);
export type RuleSetting = z.infer<typeof ruleSettingSchema>;

const labels = z
  .strictObject({
    incident: label('incident', 'Declares an incident when it is put on an issue.'),
    severities: bySeverity(
      z.array(z.string().min(1)).min(1),
      { SEV1: ['sev1'], SEV2: ['sev2'], SEV3: ['sev3'], SEV4: ['sev4'] },
      'Labels that mean each severity; the first is the one that Debrief sets.',
    ),
    phases: z
      .strictObject({
        investigating: stateLabel('investigating', 'the cause is being looked for'),
        identified: stateLabel('identified', 'the cause is known'),
        mitigated: stateLabel('mitigated', 'users no longer feel it'),
        resolved: stateLabel('resolved', 'it is over'),
        dropped: stateLabel('dropped', 'it was no incident'),
      })
      .prefault({})
      .meta({ description: 'Labels that show in lists where an incident stands; set, and never read.' }),
    postmortem: label('post-mortem', 'Put on the pull request of a post-mortem.'),
    actionItem: label('action-item', 'Put on the issues made from action items.'),
  })
  .prefault({})
  .meta({ description: 'The labels that Debrief reads and sets; case does not matter.' });

const incidents = z
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

const postmortems = z
  .strictObject({
    directory: z
      .string()
      .regex(/^(?!\/)(?!.*\.\.)[^\\]+$/, 'a folder inside the repository, without `..`')
      .default('postmortems')
      .meta({ description: 'Folder in which post-mortems live.' }),
    templates: z
      .string()
      .default('.github/debrief/templates')
      .meta({ description: "Folder of the organisation's own templates: `full.md`, `light.md`." }),
    template: bySeverity(
      z.string().min(1),
      { SEV1: 'full', SEV2: 'full', SEV3: 'light', SEV4: 'light' },
      'Name of the template for each severity.',
    ),
    files: z
      .array(z.string())
      .superRefine((globs, context) => {
        for (const problem of globProblems(globs)) context.addIssue(problem);
      })
      .default(['postmortems/**/*.md'])
      .meta({
        description:
          'Globs of the post-mortems, for the check, the Action and the command line; `!` in front excludes.',
      }),
  })
  .prefault({})
  .meta({ description: 'Where post-mortems live, and the templates they start from.' });

const actionItems = z
  .strictObject({
    dueWithinDays: bySeverity(
      z.int().positive(),
      { SEV1: 15, SEV2: 30, SEV3: 90, SEV4: 180 },
      'Latest due date of an action item, in days after the incident.',
    ),
  })
  .prefault({})
  .meta({ description: 'What is expected of action items.' });

const reliability = z
  .strictObject({
    impactEndsAt: z.enum(['resolved', 'mitigated']).default('mitigated').meta({
      description:
        'The milestone at which users no longer feel an incident. Where nobody said when it was mitigated, the resolution counts.',
    }),
  })
  .prefault({})
  .meta({ description: 'How incidents are measured.' });

/** `lint` alone: what the linter needs outside of a repository. */
export const lintPolicySchema = z
  .strictObject({
    profiles: bySeverity(
      z.enum(['light', 'standard', 'strict']),
      { SEV1: 'strict', SEV2: 'strict', SEV3: 'light', SEV4: 'light' },
      'How strict the rules are for each severity.',
    ),
    defaultProfile: z
      .enum(['light', 'standard', 'strict'])
      .default('standard')
      .meta({ description: 'Profile of a document that states no severity.' }),
    rules: z
      .record(z.string(), ruleSettingSchema)
      .default({})
      .meta({ description: 'Level, or `[level, options]`, for each rule; wins over the profile.' }),
    sections: z
      .record(z.string(), z.array(z.string().min(1)))
      .default({})
      .meta({ description: 'More headings for a section: `causes: [Why it broke]`.' }),
    timeZone: z.string().nullable().default(null).meta({
      description: 'Time zone of times that do not state one: `UTC`, `Europe/Copenhagen`, `+02:00`.',
    }),
    people: names('Names and handles of people that the linter cannot recognise by itself.'),
    systems: names('Names of systems that sound like people: `Percy`, `operator`.'),
    ignore: z
      .array(
        z.string().superRefine((glob, context) => {
          const problem = globProblem(glob);
          if (problem) context.addIssue(`${quoted(glob)} ${problem}`);
        }),
      )
      .default([])
      .meta({ description: 'Patterns of files that are never linted, as in `.gitignore`.' }),
  })
  .prefault({})
  .meta({ description: 'The linter.' });

/** `.github/debrief.yml`, whole. Everything has a default: an empty file is a good policy. */
export const policySchema = z
  .strictObject({
    labels,
    incidents,
    postmortems,
    actionItems,
    reliability,
    lint: lintPolicySchema,
  })
  .prefault({})
  .meta({ title: 'Debrief policy', description: 'What an organisation decided: `.github/debrief.yml`.' });

export type Policy = z.infer<typeof policySchema>;
export type LintPolicy = z.infer<typeof lintPolicySchema>;
