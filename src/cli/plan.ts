import type { Kind, ObjectRef } from '../controllers/controller.ts';
import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import { keyOf, plan, reconcile } from '../reconcile/reconcile.ts';
import type { Io } from './command.ts';

/** Looks follow looks (an issue was opened, its panel shows it); this many are more than any incident needs. */
const MOST = 50;

/** The units of work behind a number: what an issue or a pull request can be. Null when it is not there. 1 call. */
export async function refsOf(
  place: Omit<ObjectRef, 'kind'>,
  kind: Kind | null,
  port: GitHub,
): Promise<ObjectRef[] | null> {
  if (kind) return [{ ...place, kind }];
  const issue = await port.issue(place);
  if (!issue) return null;
  const kinds: Kind[] = issue.isPullRequest ? ['post-mortem', 'action-items'] : ['incident'];
  return kinds.map((each) => ({ ...place, kind: each }));
}

/** Prints the steps, and takes them when asked to. Resolves to the exit code: 1 when GitHub refused one. */
export async function showPlan(
  refs: readonly ObjectRef[],
  apply: boolean,
  port: GitHub,
  policy: Policy,
  io: Pick<Io, 'out' | 'now'>,
): Promise<number> {
  const queue = [...refs];
  let [done, refused] = [0, 0];
  const say = (mark: string, text: string, { kind, owner, repo, number }: ObjectRef) =>
    io.out(`${mark} ${owner}/${repo}#${number} (${kind}): ${text}\n`);
  for (let looks = 0; queue.length && looks < MOST; looks++) {
    const ref = queue.shift()!;
    if (!apply) {
      const { steps } = await plan(ref, port, policy, io.now);
      for (const step of steps) say('·', step.says, ref);
      done += steps.length;
      continue;
    }
    const { receipts, next } = await reconcile(ref, port, policy, io.now);
    for (const receipt of receipts) say(receipt.done ? '✔' : '✖', receipt.says, ref);
    done += receipts.filter((receipt) => receipt.done).length;
    refused += receipts.filter((receipt) => !receipt.done).length;
    for (const each of next) if (!queue.some((other) => keyOf(other) === keyOf(each))) queue.push(each);
  }
  if (!done && !refused) io.out('Nothing to do.\n');
  else if (!apply) io.out(`${done} ${done === 1 ? 'step' : 'steps'}. --apply takes them.\n`);
  return refused ? 1 : 0;
}
