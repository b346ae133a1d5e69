import { z } from 'zod';
import { ROLES } from '../world.ts';
import type { Expectation } from './expectation.ts';
import type { Verb } from './verb.ts';

/** The top of a story's file; its steps are read separately, by their verbs. */
export const storySchema = z.strictObject({
  title: z.string().min(1),
  now: z.iso
    .datetime({ offset: true, error: 'an instant such as 2026-04-01T14:00:00Z' })
    .default('2026-04-01T14:00:00Z'),
  policy: z.record(z.string(), z.unknown()).optional(),
  'policy-text': z.string().optional(),
  repositories: z
    .record(
      z.string().regex(/^[\w.-]+$/, 'the name of a repository: letters, digits, dots and hyphens'),
      z
        .strictObject({
          files: z.record(z.string(), z.string()).default({}),
          protected: z.boolean().default(false),
          /** Names; by default those in the policy. */
          labels: z.array(z.string()).optional(),
          /** Whether the App is installed there. */
          installed: z.boolean().default(true),
        })
        .nullable()
        .transform((given) => given ?? { files: {}, protected: false, installed: true }),
    )
    .refine((given) => Object.keys(given).length > 0, 'name at least one repository')
    .default({ shop: { files: {}, protected: false, installed: true } }),
  people: z
    .record(z.string().regex(/^[\w-]+$/, 'a login: letters, digits and hyphens'), z.enum(ROLES))
    .default({ mira: 'maintain', tomas: 'write', aiko: 'triage', eve: 'none' }),
  server: z.enum(['github.com', 'enterprise']).default('github.com'),
  'services-up': z.array(z.enum(['slack'])).default([]),
  steps: z.array(z.unknown()).min(1),
});

type Head = Omit<z.infer<typeof storySchema>, 'steps'>;

export interface Story extends Head {
  /** As given on the command line. */
  readonly file: string;
  readonly steps: readonly Step[];
}

export type Step = Deed | Expected | Together;

interface Place {
  /** In the file, from 1. */
  readonly line: number;
  /** In short, for people: `wait 16m`. */
  readonly words: string;
}

/** Somebody does something, or something happens. */
export interface Deed extends Place {
  readonly type: 'deed';
  readonly who: string | null;
  readonly verb: Verb;
  readonly value: unknown;
  /** A name for `calls: {since: …}`. */
  readonly name: string | null;
  /** The step must be refused with an answer that contains this. */
  readonly refused: string | null;
}

/** Steps that all happen before Debrief sees the first of them. */
export interface Together extends Place {
  readonly type: 'together';
  readonly deeds: readonly Deed[];
}

export interface Expected extends Place {
  readonly type: 'expect';
  readonly entries: readonly Entry[];
}

/** One line of an `expect`. */
export interface Entry extends Place {
  readonly on: string | null;
  readonly wanted: readonly {
    readonly name: string;
    readonly expectation: Expectation;
    readonly value: unknown;
  }[];
}
