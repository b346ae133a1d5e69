import type { z } from 'zod';
import type { Scene } from './scene.ts';

/** Something that can be done in a story: the default export of a file in `verbs/`, whose name is the key. */
export interface Verb<T = unknown> {
  /** What it does, in one line. */
  readonly about: string;
  /** The YAML that follows the key. */
  readonly schema: z.ZodType<T>;
  /** It needs `as: mira` next to it. */
  readonly byPerson: boolean;
  /** Does it; throws a `Refused` if GitHub refuses, a `Mistake` if the story is wrong. */
  play(value: T, scene: Scene, who: string): Promise<void>;
}

/** Types a verb without annotations. */
export const defineVerb = <T>(verb: Verb<T>): Verb<T> => verb;
