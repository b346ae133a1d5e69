import { GitHubError } from '../github/errors.ts';
import type { File, GitHub } from '../github/port.ts';
import { vocabulary } from '../lint/policy-names.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { extendsOrganisation, readPolicy, type WrittenPolicy } from '../policy/load.ts';
import { ORGANISATION_REPO, POLICY_PATHS } from '../policy/places.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import { readOpenSlo } from '../reliability/budgets/openslo.ts';
import { readBackstage, withCatalogs } from '../services/backstage.ts';
import type { RenamedLabel } from '../vocabulary/label-names.ts';
import { keepNewest } from '../vocabulary/newest.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** How many earlier versions of the file are read to find one without problems. */
const VERSIONS = 5;

/** The policy in force, and the problems of the file if it is not what the file says. */
export interface PolicyInForce {
  readonly policy: Policy;
  /**
   * `file`: as on the default branch, or the defaults without a file. `earlier`: the last version without problems, of
   * the file or of the one that it extends. `alone`: the file without the one that it extends, of which no version can be
   * used. `default`: the defaults, because every version of the file has problems.
   */
  readonly from: 'file' | 'earlier' | 'alone' | 'default';
  /** How to show the file to people: its path, prefixed with the repository if that is the organisation's. */
  readonly name: string;
  /** The repository that contains the file; null if there is no file. */
  readonly place: Repo | null;
  /** The Git SHA of the policy file if it has problems; null if there is no file. */
  readonly sha: string | null;
  readonly problems: readonly PolicyProblem[];
  /** The label that only the file names for incidents, while the defaults are in force: nobody hears it. */
  readonly unheard?: string;
  /** Labels that were renamed in the repository: `policy` has their new names. */
  readonly renamed?: readonly RenamedLabel[];
}

/**
 * Reads the policy from the default branch: the repository's own, or else the organisation's. 3 calls for each of the
 * two that is read, 1 where it has none, and 1 for each OpenSLO or catalog file that it names. When the file has problems, what
 * was in force before stays in force: its last version without problems, or else the defaults, because an outage must
 * not wait for somebody to fix YAML. The caller reports the problems.
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
  const organisation = extendsOrganisation(file.text) ? await organisationPolicy(github, place) : undefined;
  const base = organisation === null ? null : organisation?.policy;
  const { policy, problems } = parsePolicy(file.text, name, base);
  if (!problems.length) {
    const whole = await withNamedFiles(policy, github, place);
    return {
      policy: whole.policy,
      from: 'file',
      name,
      place,
      sha: whole.sha ?? file.sha,
      problems: whole.problems,
    };
  }
  const inForce = async (earlier: Policy, from: PolicyInForce['from']): Promise<PolicyInForce> => ({
    policy: (await withNamedFiles(earlier, github, place)).policy,
    from,
    name,
    place,
    sha: file.sha,
    problems,
  });
  const alone = parsePolicy(file.text, name);
  if (organisation && !alone.problems.length)
    for await (const { text } of earlierVersions(github, organisation.place, organisation.file)) {
      const read = parsePolicy(file.text, name, { name: organisation.policy.name, text: text ?? '' });
      if (text !== null && !read.problems.length) return inForce(read.policy, 'earlier');
    }
  for await (const { text } of earlierVersions(github, place, file)) {
    const read = parsePolicy(text, name, base);
    if (!read.problems.length) return inForce(read.policy, 'earlier');
  }
  // Labels of its own may declare incidents, which must not wait for somebody to fix another file.
  if (!alone.problems.length) return inForce(alone.policy, 'alone');
  const stated = incidentLabelIn(file.text ?? '');
  const isUnheard = stated !== null && stated.toLowerCase() !== DEFAULT_POLICY.labels.incident;
  return {
    policy: DEFAULT_POLICY,
    from: 'default',
    name,
    place,
    sha: file.sha,
    problems,
    ...(isUnheard && { unheard: stated }),
  };
}

/** The label for incidents that a policy states; by its text, because a broken one may be no YAML. */
function incidentLabelIn(text: string): string | null {
  const [section] = /^labels:.*(?:\n(?:[ \t].*)?(?=\n|$))*/m.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const [, label] = /\bincident["']?:[ \t]*["']?([^"',}#\n]+)/.exec(section ?? '') ?? [];
  return label?.trim() || null;
}

/** The file's latest versions before this one, newest first. 1 call, and 1 for each. */
async function* earlierVersions(github: GitHub, place: Repo, { path, sha }: File): AsyncGenerator<File> {
  for (const version of await github.versions(place, path, VERSIONS + 1)) {
    const earlier = await github.file(place, path, version);
    if (earlier && earlier.sha !== sha) yield earlier;
  }
}

/**
 * The policy with what the files say that it names: objectives of OpenSLO files among its own, so that the check, the
 * reports and the pages count what `debrief budget` counts, and services of catalogs. What is unusable is a problem; the
 * rest of the policy is in force.
 */
async function withNamedFiles(policy: Policy, github: GitHub, place: Repo) {
  const openSlo = await readNamed(policy.reliability.openslo, readOpenSlo, github, place);
  const catalogs = await readNamed(policy.catalogs, readBackstage, github, place);
  return {
    policy: {
      ...policy,
      slos: [...policy.slos, ...openSlo.read.flatMap(({ slos }) => slos)],
      services: withCatalogs(
        policy.services,
        catalogs.read.flatMap(({ services }) => services),
      ),
    },
    problems: [...openSlo.problems, ...catalogs.problems],
    sha: openSlo.sha ?? catalogs.sha,
  };
}

/** Reads files by their paths, with what is wrong with them and the SHA of the first that has problems. 1 call for each. */
async function readNamed<Read extends { readonly problems: readonly { line: number; message: string }[] }>(
  paths: readonly string[],
  read: (text: string) => Read,
  github: GitHub,
  place: Repo,
) {
  const found: Read[] = [];
  const problems: PolicyProblem[] = [];
  let sha: string | null = null;
  for (const path of paths) {
    const file = await github.file(place, path);
    const content = file?.text == null ? null : read(file.text);
    const message = file ? 'this is not a text file; save it as UTF-8' : 'there is no such file';
    const wrong = content?.problems ?? [{ line: 1, message }];
    problems.push(...wrong.map((problem) => ({ file: path, path: '', column: 1, ...problem })));
    if (wrong.length > 0) sha ??= file?.sha ?? null;
    if (content) found.push(content);
  }
  return { read: found, problems, sha };
}

/** How many parsed policies are kept. */
const KEPT = 100;
const parsed = new Map<string, ReturnType<typeof readPolicy>>();

/**
 * Parses a policy from GitHub; null for a file that is not UTF-8. A check that can be required reads its
 * policy each time, and one with 500 services takes 100 ms to parse, so the same text is parsed once.
 */
function parsePolicy(text: string | null, name: string, base?: WrittenPolicy | null) {
  if (text !== null) {
    const key = JSON.stringify([name, text, base ?? String(base)]);
    const known = parsed.get(key) ?? readPolicy(text, name, vocabulary, base);
    keepNewest(parsed, key, known, KEPT);
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

/** The policy that all repositories of an account can extend, and its file; null if it is missing or unreadable. 3 calls. */
async function organisationPolicy(github: GitHub, { owner }: Repo) {
  const place = { owner, repo: ORGANISATION_REPO };
  const file = await findIn(github, place);
  if (file?.text == null) return null;
  return { file, place, policy: { name: `${owner}/${ORGANISATION_REPO}: ${file.path}`, text: file.text } };
}

/** The policy file of one repository. 1 call, and 2 where there is a folder for it. */
async function findIn(github: GitHub, place: Repo): Promise<File | null> {
  try {
    // Via the listing of its parent: GitHub answers “unchanged” free of charge for what exists, but charges for a 404.
    if (!(await github.hasFolder(place, '.github'))) return null;
    const names = await github.filesIn(place, '.github');
    const path = POLICY_PATHS.find((each) => names.includes(each.replace('.github/', '')));
    return path ? await github.file(place, path) : null;
  } catch (error) {
    // The App may not be installed on the organisation's `.github` repository.
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
