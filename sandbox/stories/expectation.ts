import type { z } from 'zod';
import type { Scene } from './scene.ts';
import type { Subject } from './subject.ts';

/** What was expected and what GitHub shows instead. */
export interface Difference {
  readonly expected: string;
  readonly found: string;
}

/**
 * Something that GitHub must show: the default export of a file in `expectations/`, whose name is the key. With `on:
 * required` it is about an object, and one entry may have several of these.
 */
export interface Expectation<T = unknown> {
  /** What it checks, in one line. */
  readonly about: string;
  readonly on: 'required' | 'optional' | 'none';
  /** The YAML that follows the key; where it has other keys beside it, the whole entry. */
  readonly schema: z.ZodType<T>;
  /** The keys beside it, when `schema` reads the whole entry. */
  readonly beside?: readonly string[];
  /** Null if it is met. */
  check(value: T, scene: Scene, subject: Subject | null): Promise<Difference | null>;
}

/** Types an expectation without annotations. */
export const defineExpectation = <T>(expectation: Expectation<T>): Expectation<T> => expectation;
