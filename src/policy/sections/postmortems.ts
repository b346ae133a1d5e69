import { z } from 'zod';
import { durationAt } from '../../time/duration.ts';
import { globProblems } from '../glob.ts';
import { bySeverity } from './shared.ts';

/** Whether a text is a length of time, and nothing else. */
const lengthOf = (text: string) => durationAt(text.trim(), 0)?.end === text.trim().length;

const minutes = (about: string) => z.int().positive().nullable().default(null).meta({ description: about });
const goals = z
  .strictObject({
    time_to_detect: minutes('Minutes from the start to the detection; null for no goal.'),
    time_to_acknowledge: minutes('Minutes from the detection until somebody takes it on; null for no goal.'),
    time_to_mitigate: minutes('Minutes from the start to the mitigation; null for no goal.'),
    time_to_resolve: minutes('Minutes from the start to the resolution; null for no goal.'),
  })
  .prefault({});
const NO_GOALS = {
  time_to_detect: null,
  time_to_acknowledge: null,
  time_to_mitigate: null,
  time_to_resolve: null,
};

export const postmortems = z
  .strictObject({
    directory: z
      .string()
      .regex(/^(?!\/)(?!.*\.\.)[^\\]+$/, 'a folder inside the repository, without `..`')
      .default('postmortems')
      .meta({ description: 'Folder of the post-mortems.' }),
    templates: z.string().default('.github/debrief/templates').meta({
      description:
        "Folder of the organisation's own templates: `full.md`, `light.md`; those of status updates in `updates/`.",
    }),
    template: bySeverity(
      z.string().min(1),
      { SEV1: 'full', SEV2: 'full', SEV3: 'light', SEV4: 'light' },
      'Name of the template for each severity.',
    ),
    templateByLabel: z
      .record(z.string().min(1), z.string().min(1))
      .default({ security: 'security', 'data-loss': 'data-loss' })
      .meta({
        description:
          'Name of the template for incidents with a label, whatever their severity: `{security: security}`. The first match counts.',
      }),
    dueAfter: bySeverity(
      z.string().refine((text) => lengthOf(text), 'must be a length such as `3 days` or `5 business days`'),
      { SEV1: '3 days', SEV2: '5 business days', SEV3: '10 business days', SEV4: '10 business days' },
      'How long after the resolution the post-mortem is due: `3 days`, `5 business days` (by `calendar`).',
    ),
    required: bySeverity(
      z.boolean(),
      { SEV1: true, SEV2: true, SEV3: true, SEV4: true },
      'Whether Debrief reopens, once, an incident that is closed before its post-mortem is merged.',
    ),
    onlyNewFindings: z.boolean().default(false).meta({
      description:
        'Whether the check leaves out findings that a document already had where the pull request left its base branch, so that a change to an old post-mortem is judged only by what it adds. The Action has `since: merge-base` for this.',
    }),
    openAs: z.enum(['ready', 'draft']).default('ready').meta({
      description:
        'How Debrief opens the pull request of a draft: `ready`, with `status: draft` in its front matter, or as a GitHub `draft`, which nobody can merge, and whose check asks for action while something is open (`gh pr checks` counts that as failed).',
    }),
    outsideReview: bySeverity(
      z.boolean(),
      { SEV1: false, SEV2: false, SEV3: false, SEV4: false },
      'Whether the check waits for an approval by somebody who may give commands (`incidents.commandRole`) and had no part in it: not the author, not the owner, nobody with a role in the incident, nobody in the on-call rotation of an affected service.',
    ),
    checklist: z.array(z.string().min(1).max(200)).default([]).meta({
      description:
        'The facilitator’s checklist before a post-mortem is accepted. Each draft’s pull request shows it as boxes, and the check waits for them.',
    }),
    announce: z
      .strictObject({
        slack: z.string().min(1).nullable().default(null).meta({
          description: 'Channel, `#incidents`, to which you invited Debrief’s bot; null for none.',
        }),
        discussions: z.string().min(1).nullable().default(null).meta({
          description: 'Category of the repository’s discussions, `Announcements`; null for none.',
        }),
      })
      .prefault({})
      .meta({ description: 'Where an accepted post-mortem is announced, besides on its incident.' }),
    goals: bySeverity(
      goals,
      { SEV1: NO_GOALS, SEV2: NO_GOALS, SEV3: NO_GOALS, SEV4: NO_GOALS },
      'Goals for detection and response; drafts compare their figures with these.',
    ),
    files: z
      .array(z.string())
      .superRefine((globs, context) => {
        for (const problem of globProblems(globs)) context.addIssue(problem);
      })
      .default(['postmortems/**/*.md'])
      .meta({
        description:
          'Globs of the post-mortems, for the check, the Action and the command line; `!` in front excludes. Without them, all Markdown files in `postmortems.directory`.',
      }),
  })
  .prefault({})
  .meta({ description: 'Where post-mortems live, and the templates they start from.' });
