import type { GitHub } from '../github/port.ts';
import { fullName, type Repo, repoKey, sameRepo } from '../vocabulary/refs.ts';
import type { Config } from './config.ts';
import type { Logger } from './log.ts';

/** Where the App was found not to be installed, as far as this process asked. */
export interface Presence {
  /** As the one of `Installations`, and takes note of the answer. */
  githubFor(repo: Repo): Promise<GitHub | null>;
  /** Asks nobody. */
  isAbsent(repo: Repo): boolean;
  /** The settings that name a repository without the App, as far as is known. */
  missing(): string[];
  /** Looks for the App where the settings need it, and logs where it is missing; 1 call for each. */
  check(): Promise<void>;
}

export function watchPresence({
  config: { alertRepository, slack, statusPage },
  installations,
  log,
}: {
  readonly config: Pick<Config, 'alertRepository' | 'slack' | 'statusPage'>;
  readonly installations: Pick<Presence, 'githubFor'>;
  readonly log: Logger;
}): Presence {
  const absent = new Set<string>();
  const isAbsent = (repo: Repo) => absent.has(repoKey(repo));
  const fromSlack = slack?.signingSecret ? slack.repository : null;
  const needed = Object.entries({
    ALERT_REPOSITORY: alertRepository,
    // Without a setting of its own it is the one for alerts.
    SLACK_REPOSITORY: fromSlack && alertRepository && sameRepo(fromSlack, alertRepository) ? null : fromSlack,
    STATUS_PAGE: statusPage,
  }).flatMap(([setting, repo]) => (repo ? [{ setting, repo }] : []));
  const githubFor = async (repo: Repo) => {
    const found = await installations.githubFor(repo);
    if (found) absent.delete(repoKey(repo));
    else absent.add(repoKey(repo));
    return found;
  };
  return {
    githubFor,
    isAbsent,
    missing: () => needed.flatMap(({ setting, repo }) => (isAbsent(repo) ? [setting] : [])),
    async check() {
      for (const { setting, repo } of needed)
        if (!(await githubFor(repo)))
          log.error({ setting, repository: fullName(repo) }, 'the App is not installed on this repository');
    },
  };
}
