import type { Chat } from '../chat/chat.ts';
import type { GitHub } from '../github/port.ts';
import type { Schedules } from '../paging/schedules.ts';
import type { Policy } from '../policy/schema.ts';
import type { Prometheus } from '../prometheus/client.ts';
import type { ReadModel, Row } from '../store/store.ts';
import type { Creations } from '../vocabulary/creations.ts';
import type { RenamedLabel } from '../vocabulary/label-names.ts';
import type { Receipts } from '../vocabulary/receipt.ts';
import type { ObjectRef, Repo } from '../vocabulary/refs.ts';
import type { Signals } from '../vocabulary/signal.ts';
import type { Listeners } from './hint.ts';

/** Services besides GitHub; those that an installation does not use are absent. */
export interface Integrations {
  /** Who is on call, from a paging tool. */
  readonly schedules?: Schedules;
  /** Measurements of the services that have an objective. */
  readonly prometheus?: Prometheus;
  /** The chat that people use during an incident. */
  readonly chat?: Chat;
}

/** Everything that a controller may reach. */
export interface World extends Integrations {
  readonly github: GitHub;
  /**
   * Whether the App is installed on a repository; absent if that is unknowable. 1 call, cached for repositories that
   * have it.
   */
  isInstalled?(repo: Repo): Promise<boolean>;
  /**
   * When the App was installed on a repository, ISO; null if GitHub does not say, absent if that is unknowable. No
   * call.
   */
  installedAt?(repo: Repo): Promise<string | null>;
  /** Alerts that were received and are not on GitHub yet. */
  readonly signals?: Signals;
  /** What was written lately, which GitHub may not show yet; absent where nothing remembers it. */
  readonly receipts?: Receipts;
  /** What was made lately, which GitHub limits; absent where nothing counts it. */
  readonly creations?: Pick<Creations, 'lately'>;
  /** Labels whose names in the policy file are out of date; the policy of this look has the current ones. */
  readonly renamedLabels?: readonly RenamedLabel[];
  /** What was recorded about objects in earlier looks. */
  readonly readModel?: Pick<ReadModel, 'row' | 'rows'>;
}

/** The result of a step. It is logged, so it holds numbers and never what people wrote. */
export interface Receipt {
  /**
   * `already`: an earlier, interrupted run took it. `refused`: it could not be taken, and a comment on the object
   * says so. `skipped`: it could not be taken, which does not matter.
   */
  readonly outcome: 'done' | 'already' | 'refused' | 'skipped';
  /** The issue or pull request that it created or found. */
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
  /** The webhooks that it listens to: why, and which objects of its kind they touch. */
  readonly events: Listeners;
  /** It reports a check that can be required, so it always uses the newest policy. */
  readonly isGate?: true;
  /** The check of its object lists what is wrong with the policy; for all others, a comment does. */
  readonly checkListsPolicyProblems?: true;
  /** A label declares its object. With a broken policy the label may do nothing, and its author is told. */
  readonly isDeclaredByLabel?: true;
  /** It makes many things at once, so it leaves room in GitHub's limits for incidents, which cannot wait. */
  readonly isBulk?: true;
  /** Debrief may have commented on its object although it does not always read what was said there. */
  readonly mayReadNoEvents?: true;
  /** What `debrief plan` treats as its object. Absent: nothing, as others lead to it. */
  readonly planned?: 'issue' | 'pull request';
  /** True if there is nothing to do for this object, found without asking GitHub. Absent: it is always looked at. */
  isIdle?(ref: ObjectRef, world: Pick<World, 'signals'>): Promise<boolean>;
  /** Reads what GitHub says now, in few calls. Null if the object is gone (deleted, transferred). */
  observe(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Facts | null>;
  /** The steps from the actual to the desired state; none if nothing is to be done. */
  decide(facts: Facts, policy: Policy, now: Date): Step[];
  /**
   * ISO instant at which to look again even if nothing happens; null for never. Computed from the state after each
   * look.
   */
  due?(facts: Facts, policy: Policy, now: Date): string | null;
  /** What pages and reports show about the object. Replaces what was recorded for it before. */
  record?(facts: Facts, policy: Policy): Row[];
  /** Other objects that show this one's state; always reconciled after it. */
  shownOn?(facts: Facts, policy: Policy): readonly ObjectRef[];
  /** The step as a sentence for people: what it does. */
  describe(step: Step): string;
  /**
   * Takes a step. First looks for the marker that an earlier run may have left, so that taking it twice has one
   * effect. `failed`: the steps before it that GitHub refused in this look.
   */
  apply(step: Step, ref: ObjectRef, world: World, failed: readonly Step[]): Promise<Receipt>;
}

/** A controller of any kind; only the controller itself knows the types of its facts and steps. */
// biome-ignore lint/suspicious/noExplicitAny: what `observe` gave goes back into `decide` of the same controller.
export type AnyController = Controller<any, any>;

/** Types a controller without annotations. */
export function defineController<Facts, Step extends { readonly type: string }>(
  controller: Controller<Facts, Step>,
): Controller<Facts, Step> {
  return controller;
}
