import { GitHubError } from '../github/errors.ts';
import type { File, GitHub } from '../github/port.ts';
import { vocabulary } from '../lint/vocabulary.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { extendsOrganisation, readPolicy, type WrittenPolicy } from '../policy/load.ts';
import { ORGANISATION_REPO, POLICY_PATHS } from '../policy/places.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import { readOpenSlo } from '../reliability/budgets/openslo.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** How many earlier versions of the file are read to find one without problems. */
const VERSIONS = 5;

/** What an organisation decided, and what stands in the way of knowing it. */
export interface PolicyInForce {
  readonly policy: Policy;
  /**
   * `file`: as it is on the default branch, the defaults where there is none. `earlier`: the last version without
   * problems. `default`: the defaults, since no version of the file was ever free of problems.
   */
  readonly from: 'file' | 'earlier' | 'default';
  /** The file as people know it: its path, with the repository in front when that is the organisation's. */
  readonly name: string;
  /** The repository that the file is in; null when there is no file. */
  readonly place: Repo | null;
  /** Git's name of the file that has the problems; null when it has none. */
  readonly sha: string | null;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads the policy from the default branch: the repository's own, or else the organisation's. 3 calls for each of the two
 * that is read, 1 where it has none, and 1 for each OpenSLO file that it names. When the file has problems, what was in force before it stays so: its last
 * version without any, or else the defaults, since an outage must not wait for somebody to fix YAML. The caller tells
 * people about the problems.
 *
 * @param places `own` leaves out the organisation's, which is known to have none
 */
export async function policyOf(
  github: GitHub,
  repo: Repo,
  places: 'all' | 'own' = 'all',
): Promise<PolicyInForce> {
  const found = await find(github, repo, places);
  if (!found)
    return {
      policy: DEFAULT_POLICY,
      from: 'file',
      name: POLICY_PATHS[0],
      place: null,
      sha: null,
      problems: [],
    };
  const { file, place, name } = found;
  const base = extendsOrganisation(file.text) ? await organisationPolicy(github, place) : undefined;
  const { policy, problems } = parsePolicy(file.text, name, base);
  if (!problems.length) {
    const whole = await withOpenSlo(policy, github, place);
    return { policy: whole, from: 'file', name, place, sha: null, problems };
  }
  const broken = { name, place, sha: file.sha, problems };
  for (const version of await github.versions(place, file.path, VERSIONS + 1)) {
    const earlier = await github.file(place, file.path, version);
    if (!earlier || earlier.sha === file.sha) continue;
    const read = parsePolicy(earlier.text, name, base);
    if (!read.problems.length)
      return { policy: await withOpenSlo(read.policy, github, place), from: 'earlier', ...broken };
  }
  return { policy: DEFAULT_POLICY, from: 'default', ...broken };
}

/**
 * The policy with the objectives of its OpenSLO files among its own, so that the check, the reports and the pages count
 * what `debrief budget` counts. A file that is missing or cannot be used adds nothing: `debrief budget` says why.
 */
async function withOpenSlo(policy: Policy, github: GitHub, place: Repo): Promise<Policy> {
  const paths = policy.reliability.openslo;
  if (paths.length === 0) return policy;
  const files = await Promise.all(paths.map((path) => github.file(place, path)));
  const added = files.flatMap((file, index) =>
    file?.text == null ? [] : readOpenSlo(file.text, paths[index]!).slos,
  );
  return { ...policy, slos: [...policy.slos, ...added] };
}

/** How many parsed policies are kept. */
const KEPT = 100;
const parsed = new Map<string, ReturnType<typeof readPolicy>>();

/**
 * Parses a policy of GitHub; null is a file that is not UTF-8. A check that can be required reads its policy each time,
 * and one with 500 services takes 100 ms to parse: the same text is parsed once.
 */
function parsePolicy(text: string | null, name: string, base?: WrittenPolicy | null) {
  if (text !== null) {
    const key = JSON.stringify([name, text, base ?? String(base)]);
    const known = parsed.get(key) ?? readPolicy(text, name, vocabulary, base);
    parsed.delete(key);
    parsed.set(key, known);
    if (parsed.size > KEPT) parsed.delete(parsed.keys().next().value!);
    return known;
  }
  const message = 'this is not a text file; save it as UTF-8';
  return { policy: DEFAULT_POLICY, problems: [{ path: '', line: 1, column: 1, message }] };
}

interface Found {
  readonly file: File;
  readonly place: Repo;
  readonly name: string;
}

/** The policy that all repositories of an account can extend; null when it is not there, or cannot be read. 3 calls. */
async function organisationPolicy(github: GitHub, { owner }: Repo): Promise<WrittenPolicy | null> {
  const found = await findIn(github, { owner, repo: ORGANISATION_REPO });
  const name = `${owner}/${ORGANISATION_REPO}: ${found?.path}`;
  return found?.text == null ? null : { name, text: found.text };
}

/** The policy file of one repository. 1 call, and 2 where there is a folder for it. */
async function findIn(github: GitHub, place: Repo): Promise<File | null> {
  try {
    // Looked for from above: of what is there GitHub says free of charge that it has not changed.
    if (!(await github.hasFolder(place, '.github'))) return null;
    const names = await github.filesIn(place, '.github');
    const path = POLICY_PATHS.find((each) => names.includes(each.replace('.github/', '')));
    return path ? await github.file(place, path) : null;
  } catch (error) {
    // The App need not be installed on the organisation's.
    if (error instanceof GitHubError && error.status === 403 && place.repo === ORGANISATION_REPO) return null;
    throw error;
  }
}

async function find(github: GitHub, { owner, repo }: Repo, places: 'all' | 'own'): Promise<Found | null> {
  const own = await findIn(github, { owner, repo });
  if (own) return { file: own, place: { owner, repo }, name: own.path };
  if (repo === ORGANISATION_REPO || places === 'own') return null;
  const place = { owner, repo: ORGANISATION_REPO };
  const file = await findIn(github, place);
  return file && { file, place, name: `${owner}/${ORGANISATION_REPO}: ${file.path}` };
}
