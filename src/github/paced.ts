import { type Creations, type Limit, roomFor } from '../vocabulary/creations.ts';
import { HOUR, MINUTE } from '../vocabulary/milliseconds.ts';
import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { type GitHub, GitHubError } from './port.ts';
import { withMethods } from './with.ts';

/** What GitHub takes is 80 in a minute and 500 in an hour; the rest is for two workers whose clocks differ. */
const MOST: readonly Limit[] = [
  { most: 76, within: MINUTE },
  { most: 480, within: HOUR },
];

/** A merge with hundreds of items leaves room for incidents, which cannot wait. */
export const MOST_FOR_ITEMS: readonly Limit[] = [
  { most: 60, within: MINUTE },
  { most: 420, within: HOUR },
];

/** The methods that make something new, which GitHub counts. */
const CREATING = [
  'comment',
  'openIssue',
  'openDiscussion',
  'openPullRequest',
  'review',
  'addSubIssue',
] as const;

/**
 * A port that keeps to GitHub's limits for new content, over all repositories of an account and all workers. What would be
 * too much is not asked for: a `GitHubError` with the seconds until there is room.
 *
 * @param isBulk whether many things are made, so that room must be left for others
 * @param now milliseconds
 */
export function paced(github: GitHub, creations: Creations, isBulk: boolean, now: () => number): GitHub {
  const takeRoom = async ({ owner }: Repo, name: (typeof CREATING)[number]) => {
    const limits = isBulk && name !== 'comment' ? MOST_FOR_ITEMS : MOST;
    if (await creations.take(owner, now(), limits)) return;
    const again = roomFor(1, await creations.lately(owner, now()), now(), limits);
    const seconds = Math.max(1, Math.ceil((again - now()) / 1000));
    throw new GitHubError('Waiting, so as not to write more at once than GitHub allows', 429, seconds);
  };
  const creating = CREATING.map((name) => {
    const create = github[name] as (where: Repo | IssueRef, ...rest: unknown[]) => Promise<unknown>;
    const whenAllowed = async (where: Repo | IssueRef, ...rest: unknown[]) => {
      await takeRoom(where, name);
      return create.call(github, where, ...rest);
    };
    return [name, whenAllowed] as const;
  });
  return withMethods(github, Object.fromEntries(creating));
}
