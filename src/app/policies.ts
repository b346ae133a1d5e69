import type { GitHub } from '../github/port.ts';
import { DEFAULT_POLICY } from '../policy/default.ts';
import type { Policy } from '../policy/schema.ts';
import { policyOf } from '../reconcile/policy-source.ts';
import type { Repo } from '../vocabulary/refs.ts';
import type { Logger } from './log.ts';

/** Milliseconds for which a policy is believed: it changes seldom, and reading it costs calls. */
const BELIEVED = 5 * 60_000;

export interface PolicyOptions {
  /** Null where the App is not installed. */
  readonly githubFor: (repo: Repo) => Promise<GitHub | null>;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The policies of repositories for pages, read every five minutes at most; what was last known while GitHub is away. */
export function policies({ githubFor, log, now }: PolicyOptions): (repo: Repo) => Promise<Policy> {
  const known = new Map<string, { readonly policy: Policy; readonly until: number }>();
  return async (repo) => {
    const name = `${repo.owner}/${repo.repo}`.toLowerCase();
    const last = known.get(name);
    if (last && now().getTime() < last.until) return last.policy;
    let policy = last?.policy ?? DEFAULT_POLICY;
    try {
      const github = await githubFor(repo);
      if (github) policy = (await policyOf(github, repo)).policy;
      else log.warn({ repository: name }, 'its policy is for a page, and the App is not installed there');
    } catch (error) {
      log.warn({ err: error, repository: name }, 'its policy, for a page, cannot be read');
    }
    known.set(name, { policy, until: now().getTime() + BELIEVED });
    return policy;
  };
}
