import { durationText } from '../time/text.ts';
import { HOUR } from '../vocabulary/milliseconds.ts';
import { isBack } from './deployments.ts';
import { about } from './neutral.ts';
import { type Activity, type Change, type Deployment, type Observed, startOf } from './observed.ts';
import { isHarmless, isHarmlessPath, isWritten, touches } from './paths.ts';
import { revertedTitle } from './reverts.ts';

/** A change that may have begun the incident: a proposal for people, never a verdict. */
export interface Suspect {
  /** ISO instant from which it ran, as far as is known. */
  readonly at: string;
  readonly text: string;
  /** Where it can be read, and its deployment where it has one. */
  readonly urls: readonly string[];
  /** Higher is likelier; it compares changes of one incident, and means nothing beyond. */
  readonly score: number;
  /** What speaks for it and against it, in a few words each. */
  readonly why: readonly string[];
}

/** A change with what is known about it. */
interface Candidate {
  readonly change: Change;
  readonly activity: Activity;
  /** The deployment that brought it to users before the start; null when none is known. */
  readonly deployment: Deployment | null;
  /** From when on users had it. */
  readonly since: string;
}

type Sign = (candidate: Candidate, observed: Observed) => readonly [points: number, why: string] | null;

/** Not a place where users are. */
const ELSEWHERE = /\b(?:stag\w*|test\w*|dev\w*|preview\w*|qa|sandbox|review\w*|canary-test)\b/i;
/** Files of which a small change has a large effect. */
const POWERFUL =
  /(?:^|\/)(?:config|settings|flags?|experiments?|migrations?|infra\w*|terraform|helm|k8s|cron\w*)(?:\/|\.)|\.(?:sql|tf|ya?ml|conf|ini|env|toml)$|(?:^|\/)[\w.-]*config[\w.-]*\.\w+$|(?:^|\/)(?:package(?:-lock)?\.json|Dockerfile|go\.(?:mod|sum)|Gemfile(?:\.lock)?|requirements\.txt)$/i;

/** Where many services have code or settings in common. */
const SHARED = /(?:^|\/)(?:libs?|packages|shared|common|core|infra\w*|terraform|helm|k8s)\//i;

/** Whether a folder or file of a path is called like one of these services. */
function hasName(path: string, services: readonly string[]): boolean {
  const parts = path.toLowerCase().split(/[/.]/);
  return services.some((name) => parts.includes(name.toLowerCase()));
}

/**
 * The changes before the start, the likeliest to have begun it first. A change counts from the instant from which users
 * had it: its deployment, where deployments are recorded, else its merge. Pure.
 */
export function suspects(observed: Observed): Suspect[] {
  const start = startOf(observed.incident);
  return observed.activity
    .flatMap((activity) => candidates(activity, start))
    .map((candidate) => judged(candidate, observed))
    .sort((a, b) => b.score - a.score || b.at.localeCompare(a.at));
}

function candidates(activity: Activity, start: string): Candidate[] {
  const changes = activity.changes.toSorted((a, b) => a.at.localeCompare(b.at));
  const placeOf = new Map(changes.map(({ sha }, index) => [sha, index]));
  const deployed = live(activity).filter(({ at }) => at <= start);
  return changes.flatMap((change, index) => {
    if (change.at > start) return [];
    // A deployment brings all that was merged before its commit.
    const deployment =
      deployed.find(({ at, sha }) => at >= change.at && (placeOf.get(sha) ?? -1) >= index) ?? null;
    // What never reached users did nothing to them, as the post-mortem of the incident before.
    if (deployment === null && isWritten(change)) return [];
    const ran = deployment?.stateAt ?? change.at;
    return [{ change, activity, deployment, since: ran < start ? ran : start }];
  });
}

/** Deployments to where users are, oldest first. */
function live({ deployments }: Activity): Deployment[] {
  return deployments
    .filter(({ environment }) => !ELSEWHERE.test(environment))
    .sort((a, b) => a.at.localeCompare(b.at));
}

function judged(candidate: Candidate, observed: Observed): Suspect {
  const { change, deployment, since } = candidate;
  const found = SIGNS.flatMap((sign) => {
    const said = sign(candidate, observed);
    return said ? [said] : [];
  });
  const number = change.pull === null ? '' : ` (#${change.pull})`;
  return {
    at: since,
    text: about(
      deployment ? 'Deployed' : change.pull === null ? 'Pushed' : 'Merged',
      `${change.title}${number}`,
    ),
    urls: [change.url, ...(deployment ? [deployment.url] : [])],
    score: Math.round(found.reduce((sum, [points]) => sum + points, 0) * 10) / 10,
    why: found.flatMap(([, why]) => why || []),
  };
}

/** Points were chosen on `test/evidence/histories/tuning.txt`. */
const SIGNS: readonly Sign[] = [
  function recent({ since, deployment }, { incident }) {
    const start = startOf(incident);
    const hours = (Date.parse(start) - Date.parse(since)) / HOUR;
    const what = deployment ? 'deployed' : 'merged';
    return [4 * Math.exp(-hours / 4), `${what} ${durationText(since, start)} before the start`];
  },
  function inTheService({ change, activity }, { incident }) {
    if (activity.paths.length === 0) return null;
    const touched = touches(change, activity);
    if (touched === null) return null;
    if (touched) return [3, 'touches files of the affected service'];
    const named = change.paths?.some((path) => hasName(path, incident.services));
    if (named) return [2.5, 'touches files that are named after the affected service'];
    return change.paths?.some((path) => SHARED.test(path))
      ? [0, 'touches files that services share']
      : [-3, 'touches other files'];
  },
  function takesBack({ change }) {
    // Most reverts end trouble; one that brings an old fault back begins it.
    return revertedTitle(change.title) === null ? null : [-1, 'takes an earlier change back'];
  },
  function deployedAtAll({ deployment, activity }) {
    if (deployment?.state === 'failure') return [1, 'its deployment failed'];
    if (deployment) return [1, ''];
    return live(activity).length ? [-2.5, 'no deployment of it is recorded before the start'] : null;
  },
  function takenBack({ change, activity }, { incident }) {
    const later = activity.changes.filter(({ at }) => at > startOf(incident));
    return later.some(({ title }) => sameTitle(revertedTitle(title), change.title))
      ? [6, 'was reverted during the incident']
      : null;
  },
  function replacedByTheOneBefore({ deployment, activity }, { incident }) {
    if (!deployment) return null;
    const all = live(activity);
    const back = all.find((each, index) => each.at > startOf(incident) && isBack(each, all.slice(0, index)));
    if (!back || back.environment !== deployment.environment) return null;
    const since = all.findLast(({ sha, at }) => sha === back.sha && at < startOf(incident));
    return since && deployment.at > since.at
      ? [3, 'an earlier version was deployed again during the incident']
      : null;
  },
  function harmless({ change }) {
    return isHarmless(change) ? [-4, 'changes only documents, tests or pictures'] : null;
  },
  function powerful({ change: { paths } }) {
    const found = paths?.find((path) => POWERFUL.test(path) && !isHarmlessPath(path));
    return found ? [1, 'changes settings, data or dependencies'] : null;
  },
  function sharedWords({ change }, { incident }) {
    const said = incident.log
      .filter(({ kind }) => kind === 'update' || kind === 'entry')
      .map(({ text }) => text);
    const known = wordsIn([incident.title, ...said].join(' '));
    const own = wordsIn([change.title, ...(change.paths ?? [])].join(' '));
    const shared = [...own].filter((word) => known.has(word)).slice(0, 3);
    return shared.length
      ? [Math.min(2.4, 0.8 * shared.length), `names what the incident names: ${shared.join(', ')}`]
      : null;
  },
  function failedChecks({ change, activity }) {
    const failed = activity.runs.find(({ sha, succeeded }) => sha === change.sha && !succeeded);
    return failed ? [0.5, 'a workflow failed on it'] : null;
  },
];

const plain = (title: string) =>
  title
    .replace(/\s*\(#\d+\)$/, '')
    .trim()
    .toLowerCase();
const sameTitle = (a: string | null, b: string) => a !== null && plain(a) === plain(b);

/** Words of some length, without their endings: "pools" and "pool" are one. */
function wordsIn(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.map((word) => word.replace(/(?:ing|ed|es|s)$/, '')).filter((word) => !COMMON.has(word)),
  );
}
const COMMON = new Set(
  'with from that this have been were they their when then than into over after before again incident servic sinc answer test page show'.split(
    ' ',
  ),
);
