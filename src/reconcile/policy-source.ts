import type { GitHub } from '../github/port.ts';
import { vocabulary } from '../lint/vocabulary.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { readPolicy } from '../policy/load.ts';
import type { PolicyProblem } from '../policy/problem.ts';
import type { Policy } from '../policy/schema.ts';
import type { Repo } from '../vocabulary/refs.ts';

export const POLICY_PATH = '.github/debrief.yml';
/** How many earlier versions of the file are read to find one without problems. */
const VERSIONS = 5;

/** What an organisation decided, and what stands in the way of knowing it. */
export interface PolicyInForce {
  readonly policy: Policy;
  /** `file`: as on the default branch. `earlier`: the last version without problems. `none`: there never was one. */
  readonly from: 'file' | 'earlier' | 'none';
  /** Git's name of the file that has the problems; null when it has none. */
  readonly sha: string | null;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads the policy from the default branch; 1 call. When the file has problems, its last version without any stays
 * in force, since an outage must not wait for somebody to fix YAML; when there is none, nothing is decided by a
 * policy that nobody chose. The caller tells people about the problems.
 */
export async function policyOf(github: GitHub, repo: Repo): Promise<PolicyInForce> {
  const file = await github.file(repo, POLICY_PATH);
  if (!file) return { policy: DEFAULT_POLICY, from: 'file', sha: null, problems: [] };
  const read = parse(file.text);
  if (!read.problems.length) return { policy: read.policy, from: 'file', sha: null, problems: [] };
  const broken = { sha: file.sha, problems: read.problems };
  const versions = await github.versions(repo, POLICY_PATH, VERSIONS + 1);
  for (const version of versions) {
    const earlier = await github.file(repo, POLICY_PATH, version);
    if (!earlier || earlier.sha === file.sha) continue;
    const { policy, problems } = parse(earlier.text);
    if (!problems.length) return { policy, from: 'earlier', ...broken };
  }
  return { policy: DEFAULT_POLICY, from: 'none', ...broken };
}

function parse(text: string | null) {
  if (text !== null) return readPolicy(text, POLICY_PATH, vocabulary);
  const message = 'this is not a text file; write it as UTF-8';
  return { policy: DEFAULT_POLICY, problems: [{ path: '', line: 1, column: 1, message }] };
}
