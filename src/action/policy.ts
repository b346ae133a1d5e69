import { BadPolicy, loadPolicy, namedPolicy, policyIn } from '../cli/policy.ts';
import { vocabulary } from '../lint/policy-names.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import { extendsOrganisation, readPolicy } from '../policy/load.ts';
import { ORGANISATION_REPO } from '../policy/places.ts';
import type { Policy } from '../policy/schema.ts';
import type { Remote } from './remote.ts';

/**
 * The policy of a run: the file that `config` names, the repository's, the organisation's, or the defaults. Throws
 * `BadPolicy` if it has problems, and a `UsageError` if the named file is missing.
 */
export async function policyOf(config: string, folder: string, remote: Remote): Promise<Policy> {
  const file = config ? namedPolicy(config, folder) : policyIn(folder, folder);
  const name = (path: string) => `${ORGANISATION_REPO}: ${path}`;
  const theirs = file && !extendsOrganisation(file.text) ? null : await remote.organisationPolicy();
  if (file) return loadPolicy(file, folder, theirs && { name: name(theirs.path), text: theirs.text });
  if (!theirs) return DEFAULT_POLICY;
  const { policy, problems } = readPolicy(theirs.text, name(theirs.path), vocabulary);
  if (problems.length) throw new BadPolicy(name(theirs.path), problems);
  return policy;
}
