import type { AnyController, Receipt, World } from '../controllers/controller.ts';
import { CONTROLLERS } from '../controllers/index.ts';
import { GitHubError } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import type { Row } from '../store/store.ts';
import { keyOf, type ObjectRef } from '../vocabulary/refs.ts';

/** What to do about one object. */
export interface Plan {
  readonly ref: ObjectRef;
  /** False when the object is gone (deleted, transferred): then there is nothing to do. */
  readonly found: boolean;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly type: string;
  /** The step as a sentence for people; it may quote them, so it is not logged. */
  readonly says: string;
}

export interface TakenStep extends PlannedStep {
  readonly receipt: Receipt;
  /** What GitHub answered if it refused the step. The others were taken anyway; a later look does the rest. */
  readonly error: GitHubError | null;
}

/** What was done about one object. */
export interface Outcome extends Plan {
  readonly steps: readonly TakenStep[];
  /** Objects to reconcile next, each once; the same object may be among them. */
  readonly next: readonly ObjectRef[];
  /** Objects to reconcile at an ISO instant. */
  readonly later: readonly { readonly ref: ObjectRef; readonly at: string }[];
  /** ISO instant at which to look again; null for never. */
  readonly due: string | null;
  /** The object's rows for the read model. */
  readonly rows: readonly Row[];
}

/** Observes and decides; changes nothing. */
export async function plan(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Plan> {
  const controller = controllerOf(ref.kind);
  const facts = await controller.observe(ref, world, policy, now);
  const steps = facts === null ? [] : controller.decide(facts, policy, now);
  const planned = steps.map((step) => ({ type: step.type, says: controller.describe(step) }));
  return { ref, found: facts !== null, steps: planned };
}

/** Looks at an object and takes the steps it needs. */
export async function reconcile(ref: ObjectRef, world: World, policy: Policy, now: Date): Promise<Outcome> {
  const controller = controllerOf(ref.kind);
  const facts = await controller.observe(ref, world, policy, now);
  if (facts === null) return { ref, found: false, steps: [], next: [], later: [], due: null, rows: [] };
  const steps: TakenStep[] = [];
  const failed: unknown[] = [];
  for (const step of controller.decide(facts, policy, now)) {
    const planned = { type: step.type, says: controller.describe(step) };
    try {
      const receipt = await controller.apply(step, ref, world, failed);
      steps.push({ ...planned, receipt, error: null });
    } catch (error) {
      // One refusal (a locked issue, a protected branch) must not block the rest of an incident.
      if (!(error instanceof GitHubError)) throw error;
      failed.push(step);
      steps.push({ ...planned, receipt: { outcome: 'refused', reason: error.message }, error });
    }
  }
  const next = [
    ...steps.flatMap(({ receipt }) => receipt.next ?? []),
    ...(controller.shownOn?.(facts, policy) ?? []),
  ];
  return {
    ref,
    found: true,
    steps,
    next: [...new Map(next.map((each) => [keyOf(each), each])).values()],
    later: steps.flatMap(({ receipt }) => receipt.later ?? []),
    due: controller.due?.(facts, policy, now) ?? null,
    rows: controller.record?.(facts, policy) ?? [],
  };
}

/** Who looks after objects of this kind. */
export function controllerOf(kind: string): AnyController {
  const controller = CONTROLLERS[kind];
  if (!controller) throw new Error(`there is no controller for objects of kind "${kind}"`);
  return controller;
}
