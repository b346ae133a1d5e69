import type { ObjectRef } from '../controllers/controller.ts';
import { plan, reconcile } from '../controllers/reconcile.ts';
import { findMarker, writeMarker } from '../github/markers.ts';
import { GitHubError, type GitHubPort } from '../github/port.ts';
import { quiet } from '../markdown/escape.ts';
import type { PolicyVocabulary } from '../policy/load.ts';
import { Later } from '../store/store.ts';
import type { Logger } from './log.ts';
import { POLICY_PATH, type PolicyInForce, policyOf } from './policy-source.ts';

export interface WorkerOptions {
  readonly portFor: (ref: ObjectRef) => Promise<GitHubPort | null>;
  /** Queues an object that this one's look has changed, or on which it is shown. */
  readonly enqueue: (ref: ObjectRef) => Promise<void>;
  readonly log: Logger;
  readonly now?: () => Date;
  readonly vocabulary?: PolicyVocabulary;
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
  const port = await options.portFor(ref);
  if (!port) return log.info('the App is not installed there');
  const inForce = await policyOf(port, ref, options.vocabulary);
  if (inForce.problems.length) {
    const { steps } = await plan(ref, port, inForce.policy, now);
    // A pull request without a post-mortem passes whatever the policy says, and hears nothing of it: otherwise a
    // required check would hold up every pull request, and the one that mends the policy first of all.
    const concerned = steps.some(({ type }) => type !== 'let-pass');
    if (concerned) await sayProblems(ref, port, inForce, log);
    if (concerned && inForce.from === 'none') return;
  }
  const { found, receipts, next, failures } = await reconcile(ref, port, inForce.policy, now);
  if (!found) return log.debug('gone');
  for (const { step, done, says } of receipts) log.info({ step, done }, says);
  for (const other of next) await options.enqueue(other);
  // Everything else has been done; the longest wait that GitHub asks for decides when to look again.
  const [worst] = failures.toSorted((a, b) => (b.retryAfter ?? 0) - (a.retryAfter ?? 0));
  if (worst) throw worst;
}

/** Says what is wrong with the policy where Debrief has something to do: once for each version of the file. */
async function sayProblems(
  ref: ObjectRef,
  port: GitHubPort,
  inForce: PolicyInForce,
  log: Logger,
): Promise<void> {
  const events = await port.issueEvents(ref);
  const match = { sha: inForce.sha ?? '' };
  const said = events.some(
    (event) => event.type === 'commented' && findMarker(event.comment, 'policy-problems', match),
  );
  if (said) return;
  log.warn({ problems: inForce.problems.length }, `${POLICY_PATH} has problems`);
  const lines = inForce.problems
    .slice(0, 50)
    .map(
      ({ line, path, message }) =>
        `- line ${line}${path ? `, \`${path.replaceAll('`', '')}\`` : ''}: ${quiet(message)}`,
    );
  const meanwhile =
    inForce.from === 'earlier'
      ? 'Until it is mended, the last version without problems stays in force, so nothing waits for it.'
      : 'There is no earlier version to go by, so Debrief does nothing here until it is mended, and then looks again by itself.';
  await port.comment(
    ref,
    [
      writeMarker('policy-problems', match),
      `\`${POLICY_PATH}\` on the default branch cannot be used as it is:`,
      '',
      ...lines,
      ...(inForce.problems.length > 50 ? [`- and ${inForce.problems.length - 50} more`] : []),
      '',
      meanwhile,
    ].join('\n'),
  );
}
