import type { z } from 'zod';
import type { Scene } from './scene.ts';

/** Something that can be done in a story. One file in `verbs/` exports it as default, and its name is the key. */
export interface Verb<T = unknown> {
  /** What it does, in one line. */
  readonly about: string;
  /** The YAML that follows the key. */
  readonly schema: z.ZodType<T>;
  /** `as: mira` must stand beside it. */
  readonly byPerson: boolean;
  /** Does it; throws a `Refused` when GitHub says no, a `Mistake` when the story cannot mean that. */
  play(value: T, scene: Scene, who: string): Promise<void>;
}

/** Gives a verb file its types without annotations. */
export const defineVerb = <T>(verb: Verb<T>): Verb<T> => verb;
