import { z } from 'zod';
import { globProblem } from '../glob.ts';
import { quoted } from '../problem.ts';
import { bySeverity, names } from './shared.ts';

const level = z.enum(['off', 'hint', 'warning', 'error']);
/** `error`, or `[error, {option: value}]`. The options are checked by the rule's own schema. */
const ruleSettingSchema = z.union([level, z.tuple([level, z.record(z.string(), z.unknown())])]);

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
