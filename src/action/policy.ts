import { BadPolicy, loadPolicy, namedPolicy, policyIn } from '../cli/policy.ts';
import { vocabulary } from '../lint/vocabulary.ts';
import { readPolicy } from '../policy/load.ts';
import { ORGANISATION_REPO, POLICY_PATHS } from '../policy/places.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/schema.ts';
import type { Remote } from './remote.ts';

/**
 * The policy of a run: the file that `config` names, the repository's, the organisation's, or the defaults. Throws
 * `BadPolicy` when it has mistakes, and a `UsageError` when the named file is missing.
 */
export async function policyOf(config: string, folder: string, remote: Remote): Promise<Policy> {
  const file = config ? namedPolicy(config, folder) : policyIn(folder, folder);
  if (file) return loadPolicy(file, folder);
  for (const path of POLICY_PATHS) {
    const text = await remote.organisationFile(path);
    if (text === null) continue;
    const name = `${ORGANISATION_REPO}: ${path}`;
    const { policy, problems } = readPolicy(text, name, vocabulary);
    if (problems.length) throw new BadPolicy(name, problems);
    return policy;
  }
  return DEFAULT_POLICY;
}
