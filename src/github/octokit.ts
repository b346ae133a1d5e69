import { setTimeout as sleep } from 'node:timers/promises';
import { octokitActivity } from './activity/octokit.ts';
import type { Client, Context } from './call.ts';
import { octokitChecks } from './checks/octokit.ts';
import { octokitComments } from './comments/octokit.ts';
import { octokitContents } from './contents/octokit.ts';
import { octokitDiscussions } from './discussions/octokit.ts';
import { octokitIssueFields } from './issue-fields/octokit.ts';
import { octokitIssues } from './issues/octokit.ts';
import { octokitMergeQueue } from './merge-queue/octokit.ts';
import { octokitPeople } from './people/octokit.ts';
import type { GitHub } from './port.ts';
import { octokitPulls } from './pulls/octokit.ts';
import { octokitReviews } from './reviews/octokit.ts';
import { Server } from './server.ts';
import { signedPort } from './signed.ts';
import { octokitSubIssues } from './sub-issues/octokit.ts';

export interface OctokitPortOptions {
  /** The App's slug: it writes as `SLUG[bot]`. */
  readonly appSlug: string;
  /** What is known about this GitHub server; shared by all of its ports, so that it is learnt once. */
  readonly server?: Server;
  /**
   * For a login that others share, such as `github-actions[bot]`: the key that markers are signed with. An App has a login
   * of its own, and needs none.
   */
  readonly markerKey?: string;
  readonly now?: () => number;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** GitHub by an Octokit that is signed in as an installation of the App. Make one for each unit of work. */
export function octokitPort(client: Client, options: OctokitPortOptions): GitHub {
  const context: Context = {
    client,
    app: `${options.appSlug}[bot]`,
    server: options.server ?? new Server(),
    now: options.now ?? Date.now,
    pause: options.pause ?? sleep,
  };
  const github: GitHub = {
    ...octokitIssues(context),
    ...octokitComments(context),
    ...octokitPulls(context),
    ...octokitReviews(context),
    ...octokitDiscussions(context),
    ...octokitContents(context),
    ...octokitChecks(context),
    ...octokitMergeQueue(context),
    ...octokitPeople(context),
    ...octokitSubIssues(context),
    ...octokitIssueFields(context),
    ...octokitActivity(context),
  };
  return options.markerKey ? signedPort(github, options.markerKey, context.now) : github;
}
