import type { Chat } from '../chat/chat.ts';
import type { GitHub } from '../github/port.ts';
import type { Schedules } from '../paging/schedules.ts';
import type { Policy } from '../policy/schema.ts';
import type { Prometheus } from '../prometheus/client.ts';
import type { ReadModel, Row } from '../store/store.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { Signals } from '../vocabulary/signal.ts';
import type { Listeners } from './hint.ts';

/** What is reached besides GitHub. What an installation does not have is absent. */
export interface Outside {
  /** Who is on call by a paging tool. */
  readonly schedules?: Schedules;
  /** What the services of an objective measure of themselves. */
  readonly prometheus?: Prometheus;
  /** Where people talk during an incident. */
  readonly chat?: Chat;
}

/** Everything outside that a controller may reach. */
export interface World extends Outside {
  readonly github: GitHub;
  /** Whether the App is installed on a repository; absent where nobody can tell. 1 call, remembered for those that have it. */
  isInstalled?(repo: Repo): Promise<boolean>;
  /** When the App was installed on a repository, ISO; null where GitHub does not say, absent where nobody can tell. No call. */
  installedAt?(repo: Repo): Promise<string | null>;
  /** Alerts that were received and do not stand on GitHub yet. */
  readonly signals?: Signals;
  /** What was recorded of objects that were looked at before. */
  readonly readModel?: Pick<ReadModel, 'rows'>;
}

/** What became of a step. Logged: numbers, and never what people wrote. */
export interface Receipt {
  /**
   * `already`: an earlier run that was cut off had taken it. `refused`: it could not be taken, and a comment on the object
   * says so. `skipped`: it could not be taken, and nobody misses it.
   */
  readonly outcome: 'done' | 'already' | 'refused' | 'skipped';
  /** The issue or pull request that it made or found. */
  readonly made?: number;
  /** Why it was refused, in a sentence. */
  readonly reason?: string;
  /** Objects to reconcile next. */
  readonly next?: readonly ObjectRef[];
  /** Objects to reconcile at an ISO instant. */
  readonly later?: readonly { readonly ref: ObjectRef; readonly at: string }[];
}

/**
 * One kind of object that Debrief looks after, in a folder of its own whose `index.ts` exports it as default.
 * `observe` and `apply` touch the world; `decide` and the rest are pure. `now` is captured once for each look.
 */
export interface Controller<Facts, Step extends { readonly type: string }> {
  readonly kind: string;
  /** The webhooks that it listens to, each with the objects of its kind that they touch. */
  readonly events: Listeners;
  /** It reports a check that can be required, and so always goes by the newest policy. */
  readonly isGate?: true;
  /** Found without asking GitHub: nothing waits for this object. Absent: it is always looked at. */
  isIdle?(ref: ObjectRef, world: Pick<World, 'signals'>): Promise<boolean>;
  /** Reads what GitHub says now, in few calls. Null when the object is gone (deleted, transferred). */
  observe(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Facts | null>;
  /** The steps from what is to what should be; none when all is well. */
  decide(facts: Facts, policy: Policy, now: Date): Step[];
  /** ISO instant at which to look again although nothing happens; null for never. Computed from state after each look. */
  due?(facts: Facts, policy: Policy, now: Date): string | null;
  /** What pages and reports show of the object. Replaces what was recorded for it before. */
  record?(facts: Facts, policy: Policy): Row[];
  /** Other objects that show this one's state: reconciled after it, whatever was done. */
  shownOn?(facts: Facts, policy: Policy): readonly ObjectRef[];
  /** The step as a sentence for people: what it does. */
  describe(step: Step): string;
  /**
   * Takes a step. Looks first for the marker that an earlier run may have left, so that taking it twice is once.
   * `failed`: the steps before it that GitHub refused in this look.
   */
  apply(step: Step, ref: ObjectRef, world: World, failed: readonly Step[]): Promise<Receipt>;
}

/** A controller whose facts and steps only itself understands. */
// biome-ignore lint/suspicious/noExplicitAny: what `observe` gave goes back into `decide` of the same controller.
export type AnyController = Controller<any, any>;

/** Gives a controller file its types without annotations. */
export function defineController<Facts, Step extends { readonly type: string }>(
  controller: Controller<Facts, Step>,
): Controller<Facts, Step> {
  return controller;
}
