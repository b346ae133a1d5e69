import type { Logger } from 'pino';
import type { ObjectRef } from '../controllers/controller.ts';
import { type GitHub, GitHubError, type IssueEvent } from '../github/port.ts';
import { Later } from '../store/store.ts';
import type { IssueRef } from '../vocabulary/refs.ts';
import { sayingInCheck, sayMended, sayProblems } from './policy-notice.ts';
import { POLICY_PATH, policyOf } from './policy-source.ts';
import { type Outcome, plan, reconcile } from './reconcile.ts';

export interface WorkerOptions {
  readonly portFor: (ref: ObjectRef) => Promise<GitHub | null>;
  /** Queues an object that this one's look has changed, or on which it is shown. */
  readonly enqueue: (ref: ObjectRef) => Promise<void>;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** Longer waits than this are GitHub's rate limits: they are slept out in the queue and are no failure. */
const RATE_LIMIT = 30;

/** Looks at one object again: observe, decide, apply. Throws what went wrong, for the queue to try again. */
export async function look(ref: ObjectRef, options: WorkerOptions): Promise<void> {
  const log = options.log.child({ kind: ref.kind, object: `${ref.owner}/${ref.repo}#${ref.number}` });
  try {
    await lookOnce(ref, options, log);
  } catch (error) {
    log.warn({ err: error }, 'not finished');
    const wait = error instanceof GitHubError ? error.retryAfter : null;
    if (wait !== null && wait > RATE_LIMIT) throw new Later(wait, (error as Error).message);
    throw error;
  }
}

async function lookOnce(ref: ObjectRef, options: WorkerOptions, log: Logger): Promise<void> {
  const now = options.now?.() ?? new Date();
  const found = await options.portFor(ref);
  if (!found) return log.info('the App is not installed there');
  const heard = listening(found, ref);
  let port = heard.port;
  const inForce = await policyOf(port, ref);
  const broken = inForce.problems.length > 0;
  if (broken) {
    const { steps } = await plan(ref, port, inForce.policy, now);
    // A pull request without a post-mortem passes whatever the policy says, and hears nothing of it: otherwise a
    // required check would hold up every pull request, and the one that mends the policy first of all.
    const concerned = steps.some(({ type }) => type !== 'let-pass');
    const inCheck = ref.kind === 'post-mortem';
    if (inCheck) port = sayingInCheck(port, inForce);
    if (concerned && (inCheck || (await sayProblems(ref, port, inForce))))
      log.warn({ problems: inForce.problems.length }, `${POLICY_PATH} has problems`);
    if (concerned && !inCheck && inForce.from === 'none') return;
  }
  const outcome = await reconcile(ref, port, inForce.policy, now);
  if (!outcome.found) return log.debug('gone');
  // Without any good policy, nothing of what would be decided holds.
  for (const { step, done, says } of inForce.from === 'none' ? [] : outcome.receipts)
    log.info({ step, done }, says);
  for (const other of outcome.next) await options.enqueue(other);
  if (!broken) await sayMended(ref, port, await heard.events(outcome));
  // Everything else has been done; the longest wait that GitHub asks for decides when to look again.
  const [worst] = outcome.failures.toSorted((a, b) => (b.retryAfter ?? 0) - (a.retryAfter ?? 0));
  if (worst) throw worst;
}

/**
 * A port that keeps what a controller reads of its object's events, so that to look for our own words there costs no
 * second call. Where it read none, only merged post-mortems have been told anything: theirs are read then.
 */
function listening(port: GitHub, ref: ObjectRef) {
  let read: readonly IssueEvent[] | null = null;
  const issueEvents = async (asked: IssueRef) => {
    const events = await port.issueEvents(asked);
    if (asked.number === ref.number) read = events;
    return events;
  };
  return {
    port: Object.create(port, { issueEvents: { value: issueEvents } }) as GitHub,
    events: async ({ steps, next }: Outcome): Promise<readonly IssueEvent[]> => {
      const told = ref.kind === 'action-items' && steps.length + next.length > 0;
      return read ?? (told ? port.issueEvents(ref) : []);
    },
  };
}
