import { z } from 'zod';
import { FORMATS, type Format } from '../lint/reporters/index.ts';
import { PROFILES } from '../lint/rule.ts';
import { listed } from '../lint/support/words.ts';

/** The booleans of YAML 1.2, as the runner's own toolkit reads them. */
const flag = z
  .enum(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])
  .transform((word) => word.toLowerCase() === 'true');

/** The inputs of the Action; a test compares action.yml with this. */
export const inputSchema = z.object({
  files: z.string().default('').meta({
    description:
      'Globs of the post-mortems, one per line; a line that begins with `!` excludes. By default those of the policy (`postmortems.files`).',
  }),
  'changed-only': flag.default(true).meta({
    description: 'In a pull request, lint only the files that it changes.',
  }),
  config: z.string().default('').meta({
    description: 'The policy file. By default `.github/debrief.yml` or `.yaml`, if there is one.',
  }),
  profile: z
    .enum(['', ...PROFILES])
    .default('')
    .meta({
      description:
        'Judge by this profile (light, standard, strict), whatever the severity, and older documents as if the pull request proposed them.',
    }),
  baseline: z.string().default('').meta({
    description:
      'A file of findings to leave out, read from the default branch. By default `.debrief-baseline.json`, if there is one.',
  }),
  since: z.enum(['', 'merge-base']).default('').meta({
    description:
      '`merge-base`: in a pull request, report only findings that it adds to the files it changes.',
  }),
  hints: flag.default(false).meta({ description: 'Show hints as well.' }),
  'fail-on': z
    .enum(['error', 'warning', 'never'])
    .default('error')
    .meta({ description: 'The lowest level that fails the step: error, warning, or never.' }),
  'report-file': z.string().default('').meta({
    description: 'Also write the findings to this file, for a later step.',
  }),
  format: z
    .enum(FORMATS as [Format, ...Format[]])
    .default('json')
    .meta({
      description: `Format of the report file: ${listed(FORMATS, 'or')}.`,
    }),
  token: z.string().default('').meta({
    description: 'A token that can read pull requests and contents.',
  }),
});

export type Inputs = z.infer<typeof inputSchema>;

/** Outputs for later steps; a test compares action.yml with this. */
export const OUTPUTS = {
  files: 'Number of files that were linted.',
  errors: 'Number of findings at error.',
  warnings: 'Number of findings at warning.',
  conclusion: 'success, or failure when `fail-on` was reached or Debrief could not run.',
} as const;

/** Reads `INPUT_*` as the runner sets them. Throws one sentence for each invalid input. */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Inputs {
  const given = Object.fromEntries(
    Object.keys(inputSchema.shape)
      .map((name) => [name, environment[`INPUT_${name.toUpperCase()}`]?.trim()] as const)
      .filter(([, value]) => value),
  );
  const read = inputSchema.safeParse(given);
  if (read.success) return read.data;
  throw new Error(
    read.error.issues
      .map((issue) => {
        const name = issue.path.join('.');
        const values = issue.code === 'invalid_value' ? [...new Set(issue.values.map(inWords))] : [];
        const list = listed(values.filter(Boolean), 'or');
        return `Input ${name}: ${JSON.stringify(given[name])} is not understood. Write ${list}${values.includes('') ? ', or leave it out' : ''}.`;
      })
      .join('\n'),
  );
}

/** `True` is the same as `true`. */
const inWords = (value: unknown) => String(value).toLowerCase();
