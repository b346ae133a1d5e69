import type { Logger } from 'pino';
import type { Integrations, World } from '../controllers/controller.ts';
import { fenced } from '../github/fenced.ts';
import { nameOf } from '../github/names.ts';
import { paced } from '../github/paced.ts';
import { type GitHub, GitHubError, type IssueEvent } from '../github/port.ts';
import { LAG } from '../github/receipts.ts';
import { remembering } from '../github/remembering.ts';
import { underPresentNames } from '../github/renamed.ts';
import { withMethods } from '../github/with.ts';
import type { Origin } from '../store/priority.ts';
import { type Holds, LastingFailure, RetryAfter, type Store } from '../store/store.ts';
import { DAY, HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import {
  fullName,
  type IssueRef,
  type ObjectRef,
  type Repo,
  sameIssue,
  sameRepo,
  WHOLE_REPOSITORY,
} from '../vocabulary/refs.ts';
import { nameNow, type Rename } from '../vocabulary/renames.ts';
import type { Signal, Signals } from '../vocabulary/signal.ts';
import type { Policies } from './policies.ts';
import {
  commentOnProblems,
  hasUnknownIncidentLabel,
  markCommentFixed,
  reportingProblems,
} from './policy-notice.ts';
import { type PolicyInForce, policyOf } from './policy-source.ts';
import { controllerOf, type Outcome, plan, reconcile } from './reconcile.ts';
import { reportRefusals } from './refusal-notice.ts';

export interface LookOptions {
  /** Null if the App is not installed there. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  /** When the App was installed there, ISO; null if GitHub does not say. */
  readonly installedAt?: (repo: Repo) => Promise<string | null>;
  /** Receives what follows from a look. */
  readonly store: Pick<
    Store,
    | 'enqueue'
    | 'setTimer'
    | 'setEcho'
    | 'receipts'
    | 'refusals'
    | 'creations'
    | 'readModel'
    | 'renames'
    | 'renamed'
  > & {
    readonly signals: Signals;
  };
  /** The cache of policies; without it, each look reads the policy. */
  readonly policies?: Policies;
  readonly integrations?: Integrations;
  readonly log: Logger;
  readonly now?: () => Date;
}

/** GitHub's rate limits are slept out by a timer, to the second, and are not a failure. */
const isPause = (error: GitHubError): boolean => error.kind === 'limit';

/** A permission is missing: only a person can change that, so retrying soon is pointless. */
const isForbidden = (error: GitHubError): boolean => error.status === 403 && error.retryAfter === null;

/**
 * What a lagging replica answers too, so it is asked again within minutes at first. Once it has lasted, only a person can
 * change it (issues turned off, a repository that does not exist), and it is asked ever more rarely.
 */
const isRefused = ({ status, retryAfter }: GitHubError): boolean =>
  retryAfter === null && [404, 410, 422].includes(status);

/** Milliseconds that the usual attempts take. */
const LASTS = 10 * MINUTE;
/** Milliseconds between later ones: the first that is longer than it has lasted. */
const PAUSES = [HOUR, 6 * HOUR, DAY];

/**
 * Looks at one object: observe, decide, apply. Then sets its timer, records it in the read model, and queues what is to
 * be reconciled next, as urgently as it was asked for itself. Throws what went wrong, for the queue to retry.
 */
export async function look(
  ref: ObjectRef,
  options: LookOptions,
  holds: Holds = async () => true,
  origin: Origin = 'look',
): Promise<void> {
  const log = options.log.child({ kind: ref.kind, object: `${ref.owner}/${ref.repo}#${ref.number}` });
  const { refusals } = options.store;
  const refused = `${nameOf(ref)} ${ref.kind} refused`;
  try {
    await lookOnce(ref, options, { holds, origin }, log);
    await refusals.forget(refused);
  } catch (error) {
    if (error instanceof Renamed) {
      const now = options.now?.() ?? new Date();
      // Nobody told: GitHub redirects, so until now nothing else can have been meant.
      const rename = renameOf(ref, error.to, now);
      await options.store.renames.note(rename);
      await options.store.renamed(rename);
      return follow(ref, error.to, options.store, log);
    }
    log.warn({ err: error }, 'not finished');
    if (!(error instanceof GitHubError)) throw error;
    if (isPause(error)) throw new RetryAfter(error.retryAfter!, error.message);
    if (isForbidden(error)) throw new LastingFailure(error.message, { cause: error });
    if (!isRefused(error)) throw error;
    const now = (options.now?.() ?? new Date()).getTime();
    const lasted = now - (await refusals.note(refused, now));
    if (lasted < LASTS) throw error;
    const pause = PAUSES.find((each) => each > lasted) ?? DAY;
    throw new LastingFailure(error.message, { cause: error, seconds: pause / 1000 });
  }
}

/**
 * What the repository of a look is called now. Only a name that was given up is looked into: GitHub knows whether another
 * repository has it (1 call), and where it knows none, the App is not installed there by that name.
 */
async function presentName(ref: ObjectRef, github: GitHub | null, renames: readonly Rename[]): Promise<Repo> {
  const named = nameNow(ref, 0, renames);
  if (sameRepo(named, ref)) return ref;
  return github ? ((await github.repositoryName(ref)) ?? ref) : { owner: named.owner, repo: named.repo };
}

const renameOf = (from: Repo, to: Repo, now: Date): Rename => ({
  from: fullName(from),
  to: fullName(to),
  at: now.toISOString(),
});

/** Looks at the object under the present name of its repository; tools and timers may go on with the former one. */
async function follow(
  ref: ObjectRef,
  { owner, repo }: Repo,
  store: LookOptions['store'],
  log: Logger,
): Promise<void> {
  log.info('its repository has another name now');
  await store.enqueue({ ...ref, owner, repo });
}

/** A look at a pull request by the former name of its repository, as a timer or a sweep remembers it. */
class Renamed extends Error {
  readonly to: IssueRef;
  constructor(to: IssueRef) {
    super('its repository was renamed');
    this.to = to;
  }
}

/** GitHub redirects from a former name; but what is written in a look at it would say that name. */
function byPresentName(github: GitHub, ref: ObjectRef): GitHub {
  return withMethods(github, {
    async pullRequest(asked) {
      const found = await github.pullRequest(asked);
      if (found && sameIssue(asked, ref) && !sameIssue(found, ref)) throw new Renamed(found);
      return found;
    },
  });
}

async function lookOnce(
  ref: ObjectRef,
  options: LookOptions,
  { holds, origin }: { readonly holds: Holds; readonly origin: Origin },
  log: Logger,
): Promise<void> {
  const { store } = options;
  const now = options.now?.() ?? new Date();
  const controller = controllerOf(ref.kind);
  if (await controller.isIdle?.(ref, { signals: store.signals })) return log.debug('nothing waits for it');
  const found = await options.githubFor(ref);
  const renames = await store.renames.all();
  const name = await presentName(ref, found, renames);
  if (!sameRepo(name, ref)) {
    // A tool may send many alerts to the former name.
    await store.renamed(renameOf(ref, name, now), { again: true });
    return follow(ref, name, store, log);
  }
  const signals = await store.signals.waiting(ref);
  if (!found) {
    if (signals.length === 0) return log.info('the App is not installed there');
    // An alert cannot be read again from anywhere: it waits until somebody installs the App.
    throw new LastingFailure('an alert or a command waits, and the App is not installed there');
  }
  const clock = () => (options.now?.() ?? new Date()).getTime();
  const named = underPresentNames(found, renames, clock);
  const allowed = paced(
    fenced(byPresentName(named, ref), holds),
    store.creations,
    controller.isBulk ?? false,
    clock,
  );
  const watched = listening(remembering(allowed, store.receipts, clock), ref);
  const inForce = await policyFor(ref, found, options.policies);
  const github = await reportPolicy(ref, watched.github, inForce, { options, now, log });
  const outcome = await reconcile(ref, worldOf(github, options, inForce), inForce.policy, now);
  logReceipts(outcome, log);
  await saveOutcome(ref, outcome, store, origin, clock);
  if (isNoIncident(ref, outcome)) await forgetOld(signals, ref, store.signals, now, log);
  if (!outcome.found) return log.debug('gone');
  const events = await watched.events(outcome);
  if (inForce.problems.length === 0) await markCommentFixed(ref, github, events);
  if (ref.number !== WHOLE_REPOSITORY) {
    const known = { outcome, events, refusals: store.refusals, now: clock() };
    const reported = await reportRefusals(ref, github, known);
    if (!reported) log.warn('a refusal could not be reported on the object');
  }
  rethrowMostUrgent(outcome.steps.flatMap(({ error }) => error ?? []));
}

function worldOf(
  github: GitHub,
  { store, githubFor, installedAt, integrations }: LookOptions,
  { renamed }: PolicyInForce,
): World {
  return {
    github,
    isInstalled: async (repo: Repo) => (await githubFor(repo)) !== null,
    ...(installedAt && { installedAt }),
    signals: store.signals,
    creations: store.creations,
    receipts: store.receipts,
    readModel: store.readModel,
    ...(renamed && { renamedLabels: renamed }),
    ...integrations,
  };
}

/** Reports the problems of a policy, in the check or in a comment if this look has anything to do. GitHub for the look. */
async function reportPolicy(
  ref: ObjectRef,
  github: GitHub,
  inForce: PolicyInForce,
  { options, now, log }: { readonly options: LookOptions; readonly now: Date; readonly log: Logger },
): Promise<GitHub> {
  if (inForce.problems.length === 0) return github;
  const { checkListsPolicyProblems, isDeclaredByLabel } = controllerOf(ref.kind);
  if (checkListsPolicyProblems) return reportingProblems(github, inForce);
  if (ref.number === WHOLE_REPOSITORY) return github;
  const { steps } = await plan(ref, worldOf(github, options, inForce), inForce.policy, now);
  const matters =
    steps.length > 0 || (isDeclaredByLabel && (await hasUnknownIncidentLabel(ref, github, inForce)));
  if (matters && (await commentOnProblems(ref, github, inForce)))
    log.warn({ problems: inForce.problems.length }, 'the policy has problems');
  return github;
}

/** Saves what follows from a look: its rows, its timers, and what to reconcile next. */
async function saveOutcome(
  ref: ObjectRef,
  outcome: Outcome,
  store: LookOptions['store'],
  origin: Origin,
  clock: () => number,
): Promise<void> {
  await store.readModel.record(ref, outcome.rows);
  if (outcome.due) await store.setTimer(ref, outcome.due);
  for (const { ref: other, at } of outcome.later) await store.setTimer(other, at);
  for (const other of outcome.next) await store.enqueue(other, origin);
  if (outcome.steps.some(({ receipt }) => receipt.outcome === 'done' && receipt.made !== undefined)) {
    // GitHub may not show yet what was made; look again at everything that depends on it once it must.
    const again = new Date(clock() + LAG).toISOString();
    for (const each of [ref, ...outcome.next]) await store.setEcho(each, again);
  }
}

/**
 * Whether nothing is there to show an alert on. An incident records rows; an alert that is to declare one never does, and
 * waits where its incident is locked.
 */
const isNoIncident = ({ kind }: ObjectRef, { found, rows, steps }: Outcome): boolean =>
  steps.every(({ error }) => error === null) &&
  (!found || (controllerOf(kind).record !== undefined && rows.length === 0));

/** Forgets what there was nothing to write to for a day: an alert about an issue that is gone, or that is no incident. */
async function forgetOld(
  waited: readonly Signal[],
  ref: ObjectRef,
  store: Signals,
  now: Date,
  log: Logger,
): Promise<void> {
  const old = waited.filter(({ at }) => now.getTime() - Date.parse(at) > DAY);
  if (old.length === 0) return;
  const still = new Set((await store.waiting(ref)).map(({ id }) => id));
  for (const { id, source } of old) {
    if (!still.has(id)) continue;
    await store.settle(id);
    log.error({ source }, 'an alert is forgotten: for a day, there was no incident to show it on');
  }
}

/**
 * Throws one of the failures, if there are any. Everything else is done by then, so the longest wait that GitHub asks
 * for decides when to look again; a failure that waiting does not change counts only if it is the only one. An archived
 * repository is not a failure: the sweep finds it once it is unarchived.
 */
function rethrowMostUrgent(failures: readonly GitHubError[]): void {
  const urgency = (error: GitHubError) => (isForbidden(error) ? -1 : (error.retryAfter ?? 0));
  const [worst] = failures
    .filter(({ kind }) => kind !== 'archived')
    .toSorted((a, b) => urgency(b) - urgency(a));
  if (worst) throw worst;
}

/** A check that can be required always uses the newest policy: an old one must not let anything pass. */
function policyFor(ref: ObjectRef, github: GitHub, policies: Policies | undefined): Promise<PolicyInForce> {
  if (!policies) return policyOf(github, ref);
  return controllerOf(ref.kind).isGate ? policies.readExactly(github, ref) : policies.of(github, ref);
}

/** Numbers and reasons only: sentences may quote what people wrote. */
function logReceipts({ steps }: Outcome, log: Logger): void {
  for (const { type, receipt } of steps) {
    const { outcome, made, reason } = receipt;
    log.info({ step: type, outcome, made, reason }, 'step');
  }
}

/**
 * Keeps the events that a controller reads of its object, so that looking for our own notices there costs no second call.
 * If it reads none and there was something to do, they are read if a notice may be there.
 */
function listening(github: GitHub, ref: ObjectRef) {
  let read: readonly IssueEvent[] | null = null;
  const issueEvents = async (asked: IssueRef) => {
    const events = await github.issueEvents(asked);
    if (sameIssue(asked, ref)) read = events;
    return events;
  };
  return {
    github: withMethods(github, { issueEvents }),
    events: async ({ steps, next }: Outcome): Promise<readonly IssueEvent[]> => {
      const mayHaveNotice = controllerOf(ref.kind).mayReadNoEvents && steps.length + next.length > 0;
      return read ?? (mayHaveNotice ? github.issueEvents(ref) : []);
    },
  };
}
