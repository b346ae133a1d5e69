import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** The kinds of object that Debrief looks after. */
export type Kind = 'incident' | 'post-mortem' | 'action-items' | 'check-suite';

/**
 * A unit of work: "look at this object again". Never a payload, so that it may be lost, doubled or late.
 * `incident`: an issue. `post-mortem`: a pull request. `action-items`: the merged pull request of a post-mortem.
 * `check-suite`: what GitHub calls the checks of one App on one commit; its number is the suite's id.
 */
export interface ObjectRef extends Repo {
  readonly kind: Kind;
  readonly number: number;
}

/** What a step did, for the log, for `debrief plan` and for the tests. */
export interface Receipt {
  readonly step: string;
  readonly done: boolean;
  /** What happened, or why nothing did. It is logged: numbers, and never what people wrote. */
  readonly says: string;
  /** Objects that look different now, and are to be looked at again. */
  readonly next?: readonly ObjectRef[];
}

/**
 * A feature. `observe` reads (few calls, one port), `decide` is pure, `apply` makes one step true and is idempotent:
 * it looks for its marker, written by the App itself, before it writes.
 */
export interface Controller<Facts, Step extends { readonly type: string }> {
  readonly kind: Kind;
  /** Null when the object is gone (deleted, transferred): then there is nothing to do. */
  observe(ref: ObjectRef, port: GitHub, policy: Policy): Promise<Facts | null>;
  decide(facts: Facts, policy: Policy, now: Date): Step[];
  /** The step as a sentence for people. */
  describe(step: Step): string;
  apply(step: Step, ref: ObjectRef, port: GitHub): Promise<Receipt>;
  /** Other objects that show this one's state: looked at after it, whatever was done. */
  shownOn?(facts: Facts): readonly ObjectRef[];
}
