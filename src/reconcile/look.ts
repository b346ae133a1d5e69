import type { Logger } from 'pino';
import type { Outside } from '../controllers/controller.ts';
import { fenced } from '../github/fenced.ts';
import { type GitHub, GitHubError, type IssueEvent } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import { remembering } from '../github/remembering.ts';
import { type Holds, Later, type Store } from '../store/store.ts';
import { type IssueRef, type ObjectRef, type Repo, sameIssue, WHOLE_REPOSITORY } from '../vocabulary/refs.ts';
import type { Policies } from './policies.ts';
import { reportingProblems, sayProblems, sayRepaired } from './policy-notice.ts';
import { type PolicyInForce, policyOf } from './policy-source.ts';
import { isGate, isIdle, type Outcome, plan, reconcile } from './reconcile.ts';
import { tellRefusals } from './refusal-notice.ts';

export interface LookOptions {
  /** Null when the App is not installed there. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  /** When the App was installed there, ISO; null where GitHub does not say. */
  readonly installedAt?: (repo: Repo) => Promise<string | null>;
  /** Where what follows from a look is left. */
  readonly store: Pick<Store, 'enqueue' | 'setTimer' | 'setEcho' | 'signals' | 'receipts' | 'readModel'>;
  /** Policies that were read before; without them each look reads its own. */
  readonly policies?: Policies;
  /** What else a controller may reach. */
  readonly outside?: Outside;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** GitHub's rate limits are slept out by a timer, to the second, and are not a failure. */
const isPause = (error: unknown): boolean =>
  error instanceof GitHubError && (error.status === 403 || error.status === 429);

/**
 * Looks at one object: observe, decide, apply. Then sets its timer, records it in the read model, and queues what is to
 * be reconciled next. Throws what went wrong, for the queue to retry.
 */
export async function look(
  ref: ObjectRef,
  options: LookOptions,
  holds: Holds = async () => true,
): Promise<void> {
  const log = options.log.child({ kind: ref.kind, object: `${ref.owner}/${ref.repo}#${ref.number}` });
  try {
    await lookOnce(ref, options, holds, log);
  } catch (error) {
    log.warn({ err: error }, 'not finished');
    const wait = error instanceof GitHubError ? error.retryAfter : null;
    if (wait !== null && isPause(error)) throw new Later(wait, (error as Error).message);
    throw error;
  }
}

/** The kinds whose check lists the problems of the policy itself. */
const CHECKS_POST_MORTEMS = new Set(['post-mortem', 'post-mortem-queue']);

async function lookOnce(ref: ObjectRef, options: LookOptions, holds: Holds, log: Logger): Promise<void> {
  const { store } = options;
  const now = options.now?.() ?? new Date();
  if (await isIdle(ref, { signals: store.signals })) return log.debug('nothing waits for it');
  const found = await options.githubFor(ref);
  if (!found) return log.info('the App is not installed there');
  const clock = () => (options.now?.() ?? new Date()).getTime();
  const heard = listening(remembering(fenced(found, holds), store.receipts, clock), ref);
  let github = heard.github;
  const inForce = await policyFor(ref, found, options.policies);
  const broken = inForce.problems.length > 0;
  if (broken && CHECKS_POST_MORTEMS.has(ref.kind)) github = reportingProblems(github, inForce);
  else if (broken && ref.number !== WHOLE_REPOSITORY) {
    const { steps } = await plan(
      ref,
      { github, signals: store.signals, readModel: store.readModel, ...options.outside },
      inForce.policy,
      now,
    );
    if (steps.length && (await sayProblems(ref, github, inForce)))
      log.warn({ problems: inForce.problems.length }, 'the policy has problems');
  }
  const isInstalled = async (repo: Repo) => (await options.githubFor(repo)) !== null;
  const world = {
    github,
    isInstalled,
    ...(options.installedAt && { installedAt: options.installedAt }),
    signals: store.signals,
    readModel: store.readModel,
    ...options.outside,
  };
  const outcome = await reconcile(ref, world, inForce.policy, now);
  logReceipts(outcome, log);
  await store.readModel.record(ref, outcome.rows);
  if (outcome.due) await store.setTimer(ref, outcome.due);
  for (const { ref: other, at } of outcome.later) await store.setTimer(other, at);
  if (!outcome.found) return log.debug('gone');
  for (const other of outcome.next) await store.enqueue(other);
  if (outcome.receipts.some((receipt) => receipt.outcome === 'done' && receipt.made !== undefined)) {
    // GitHub may not show yet what was made; what rests on it is looked at again when it must.
    const again = new Date(clock() + LAG).toISOString();
    for (const each of [ref, ...outcome.next]) await store.setEcho(each, again);
  }
  const events = await heard.events(outcome);
  if (!broken) await sayRepaired(ref, github, events);
  if (ref.number !== WHOLE_REPOSITORY) {
    const told = await tellRefusals(ref, github, outcome, events, store.receipts, clock());
    if (!told) log.warn('a refusal could not be told on the object');
  }
  // Everything else has been done; the longest wait that GitHub asks for decides when to look again.
  const [worst] = outcome.failures.toSorted((a, b) => (b.retryAfter ?? 0) - (a.retryAfter ?? 0));
  if (worst) throw worst;
}

/** A check that can be required goes by the newest policy alone: an old one must not let anything pass. */
function policyFor(ref: ObjectRef, github: GitHub, policies: Policies | undefined): Promise<PolicyInForce> {
  if (!policies) return policyOf(github, ref);
  return isGate(ref.kind) ? policies.readExactly(github, ref) : policies.of(github, ref);
}

/** Numbers and reasons only: sentences may quote what people wrote. */
function logReceipts({ steps, receipts }: Outcome, log: Logger): void {
  for (const [index, { outcome, made, reason }] of receipts.entries())
    log.info({ step: steps[index]?.type, outcome, made, reason }, 'step');
}

/**
 * Keeps what a controller reads of its object's events, so that to look for our own notices there costs no second call.
 * Where it read none, only merged post-mortems can hold a notice: theirs are read then.
 */
function listening(github: GitHub, ref: ObjectRef) {
  let read: readonly IssueEvent[] | null = null;
  const issueEvents = async (asked: IssueRef) => {
    const events = await github.issueEvents(asked);
    if (sameIssue(asked, ref)) read = events;
    return events;
  };
  return {
    github: Object.create(github, { issueEvents: { value: issueEvents } }) as GitHub,
    events: async ({ steps, next }: Outcome): Promise<readonly IssueEvent[]> => {
      const told = ref.kind === 'action-items' && steps.length + next.length > 0;
      return read ?? (told ? github.issueEvents(ref) : []);
    },
  };
}
