import { z } from 'zod';
import { FORMATS, type Format } from '../lint/reporters/index.ts';
import { PROFILES } from '../lint/rule.ts';

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** The inputs of the Action: action.yml is held equal to this by a test. */
export const inputSchema = z.object({
  files: z.string().default('').meta({
    description: "Globs of the post-mortems, one a line. The policy's own (`postmortems.files`) when empty.",
  }),
  'changed-only': flag.default(true).meta({
    description: 'In a pull request, lint only the files that it changes.',
  }),
  config: z.string().default('.github/debrief.yml').meta({
    description: 'The policy. Without such a file the defaults hold.',
  }),
  profile: z
    .enum(['', ...PROFILES])
    .default('')
    .meta({ description: 'Judge by this profile (light, standard, strict), whatever the severity.' }),
  'fail-on': z
    .enum(['error', 'warning', 'never'])
    .default('error')
    .meta({ description: 'The least finding that fails the step: error, warning, or never.' }),
  'report-file': z.string().default('').meta({
    description: 'Write the whole list to this file, for a later step.',
  }),
  format: z
    .enum(FORMATS as [Format, ...Format[]])
    .default('json')
    .meta({ description: 'Format of the report file: stylish, json, sarif, junit, github or markdown.' }),
  token: z.string().default('').meta({
    description: 'A token that may read pull requests, to learn which files this one changes.',
  }),
});

export type Inputs = z.infer<typeof inputSchema>;

/** What later steps can read; action.yml is held equal to it. */
export const OUTPUTS = {
  files: 'Number of files that were linted.',
  errors: 'Number of findings at error.',
  warnings: 'Number of findings at warning.',
  conclusion: 'success, or failure when `fail-on` was reached.',
} as const;

/** Reads `INPUT_*` as the runner sets them. Throws one sentence for each input that is wrong. */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Inputs {
  const given = Object.fromEntries(
    Object.keys(inputSchema.shape)
      .map((name) => [name, environment[`INPUT_${name.toUpperCase()}`]?.trim()] as const)
      .filter(([, value]) => value),
  );
  const read = inputSchema.safeParse(given);
  if (read.success) return read.data;
  throw new Error(
    read.error.issues.map((issue) => `Input ${issue.path.join('.')}: ${issue.message}.`).join('\n'),
  );
}
