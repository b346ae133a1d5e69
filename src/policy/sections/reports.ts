import { z } from 'zod';

export const reports = z
  .strictObject({
    every: z.enum(['week', 'month', 'quarter']).nullable().default(null).meta({
      description:
        'How often the report on the incidents of a repository is posted there: on the first working day after each `week`, `month` or `quarter`, by `reliability.zone` and `calendar`. Null: never.',
    }),
    as: z.enum(['issue', 'discussion', 'pull-request']).default('issue').meta({
      description:
        'What it is posted as. A pull request adds it to the repository as a file, with its charts beside it.',
    }),
    label: z
      .string()
      .min(1)
      .max(50)
      .default('reliability-report')
      .meta({ description: 'Label of these issues and pull requests.' }),
    category: z
      .string()
      .min(1)
      .default('Announcements')
      .meta({ description: 'Category of the repository’s discussions.' }),
    directory: z
      .string()
      .regex(/^(?!\/)(?!.*\.\.)[^\\]+$/, 'a folder inside the repository, without `..`')
      .default('reports')
      .meta({ description: 'Folder of the reports that are posted as pull requests.' }),
  })
  .prefault({})
  .meta({ description: 'The schedule of the reliability report: `{every: month}`.' });
