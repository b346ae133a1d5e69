import type { ObjectRef, Receipt } from '../controllers/controller.ts';
import { CONTROLLERS } from '../controllers/index.ts';
import { type GitHub, GitHubError } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';

/** What is to be done about one object. */
export interface Plan {
  readonly ref: ObjectRef;
  /** False when the object is not there (deleted, transferred): then there is nothing to do. */
  readonly found: boolean;
  readonly steps: readonly { readonly type: string; readonly says: string }[];
}

/** What was done about one object. */
export interface Outcome extends Plan {
  readonly receipts: readonly Receipt[];
  /** Objects that are to be looked at now because of it, each once; the same object may be among them. */
  readonly next: readonly ObjectRef[];
  /** Refusals by GitHub. The other steps were done all the same; looking again later does the rest. */
  readonly failures: readonly GitHubError[];
}

/** Observes and decides; changes nothing. */
export async function plan(ref: ObjectRef, port: GitHub, policy: Policy, now: Date): Promise<Plan> {
  const controller = CONTROLLERS[ref.kind];
  const facts = await controller.observe(ref, port, policy);
  const steps = facts === null ? [] : controller.decide(facts, policy, now);
  const told = steps.map((step) => ({ type: step.type, says: controller.describe(step) }));
  return { ref, found: facts !== null, steps: told };
}

/** Looks at an object and makes it as it should be: the whole work of one entry of the inbox. */
export async function reconcile(ref: ObjectRef, port: GitHub, policy: Policy, now: Date): Promise<Outcome> {
  const controller = CONTROLLERS[ref.kind];
  const facts = await controller.observe(ref, port, policy);
  if (facts === null) return { ref, found: false, steps: [], receipts: [], next: [], failures: [] };
  const steps = controller.decide(facts, policy, now);
  const receipts: Receipt[] = [];
  const failures: GitHubError[] = [];
  for (const step of steps) {
    try {
      receipts.push(await controller.apply(step, ref, port));
    } catch (error) {
      // One refusal (a locked issue, a protected branch) must not hold up the rest of an incident.
      if (!(error instanceof GitHubError)) throw error;
      failures.push(error);
      receipts.push({ step: step.type, done: false, says: error.message });
    }
  }
  const next = [...receipts.flatMap((receipt) => receipt.next ?? []), ...(controller.shownOn?.(facts) ?? [])];
  return {
    ref,
    found: true,
    steps: steps.map((step) => ({ type: step.type, says: controller.describe(step) })),
    receipts,
    next: [...new Map(next.map((each) => [keyOf(each), each])).values()],
    failures,
  };
}

/** One name for each object, for queues and sets. */
export function keyOf({ kind, owner, repo, number }: ObjectRef): string {
  return `${kind}:${owner}/${repo}#${number}`.toLowerCase();
}
