import { z } from 'zod';
import { globProblems } from '../glob.ts';
import { bySeverity } from './shared.ts';

export const postmortems = z
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
