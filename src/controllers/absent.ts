import type { GitHub } from '../github/port.ts';
import type { Repo } from '../vocabulary/refs.ts';

/** Who of these people has no access to the repository any more, in lower case: a reminder would reach nobody. 1 call each. */
export async function absentAmong(
  logins: readonly (string | null | undefined)[],
  repo: Repo,
  github: GitHub,
): Promise<ReadonlySet<string>> {
  const absent = new Set<string>();
  for (const login of new Set(logins.flatMap((each) => each?.toLowerCase() ?? [])))
    if (!(await github.assignable(repo, login))) absent.add(login);
  return absent;
}
