import type { World } from '../controllers/controller.ts';
import { CONTROLLERS } from '../controllers/index.ts';
import type { GitHub } from '../github/port.ts';
import type { Policy } from '../policy/schema.ts';
import { drain } from '../reconcile/drain.ts';
import { plan, reconcile } from '../reconcile/reconcile.ts';
import { plainLines } from '../sinks/terminal.ts';
import { plural } from '../vocabulary/plural.ts';
import { fullRef, type IssueRef, type ObjectRef } from '../vocabulary/refs.ts';
import type { Io } from './command.ts';

/** The objects that a number stands for: everything that an issue or pull request can be by itself. Null if it does not exist. 1 call. */
export async function refsOf(
  place: IssueRef,
  kind: string | null,
  github: GitHub,
): Promise<ObjectRef[] | null> {
  if (kind) return [{ ...place, kind }];
  const issue = await github.issue(place);
  if (!issue) return null;
  const is = issue.isPullRequest ? 'pull request' : 'issue';
  const own = Object.values(CONTROLLERS).filter(({ planned }) => planned === is);
  return own.map(({ kind }) => ({ ...place, kind }));
}

/** Prints the steps, and takes them if asked to. Resolves to the exit code: 1 if GitHub refused one. */
export async function showPlan(
  refs: readonly ObjectRef[],
  apply: boolean,
  world: World,
  policy: Policy,
  io: Pick<Io, 'out' | 'now'>,
): Promise<number> {
  let planned = 0;
  let refused = 0;
  const say = (mark: string, text: string, ref: ObjectRef) => {
    planned += 1;
    io.out(plainLines(`${mark} ${fullRef(ref)} (${ref.kind}): ${text}\n`));
  };
  await drain(refs, async (ref) => {
    if (!apply) {
      const { steps } = await plan(ref, world, policy, io.now);
      for (const { says } of steps) say('·', says, ref);
      return [];
    }
    const { steps, next } = await reconcile(ref, world, policy, io.now);
    for (const { says, receipt } of steps) {
      const { outcome, made, reason } = receipt;
      if (outcome === 'refused') {
        refused += 1;
        say('✖', `${says} Refused: ${reason}`, ref);
      } else {
        say('✔', made ? `${says} → #${made}` : says, ref);
      }
    }
    return next;
  });
  if (!planned) io.out(plainLines('Nothing to do.\n'));
  else if (!apply) io.out(plainLines(`${plural(planned, 'step')}. --apply takes them.\n`));
  return refused ? 1 : 0;
}
