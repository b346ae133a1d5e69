import { MINUTE } from '../vocabulary/milliseconds.ts';
import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { formerNames, nameNow, type Rename } from '../vocabulary/renames.ts';
import { mapMarkers } from './markers.ts';
import type { Actor, GitHub, IssueEvent, PullRequest } from './port.ts';
import { withMethods } from './with.ts';

/** A text, and when it was first written, ISO. */
interface Written {
  readonly body: string;
  readonly author: Actor;
  readonly createdAt: string;
}

/** The data of markers that names a repository or what is in it: `acme/shop`, `acme/shop#12`. */
const NAMES = ['incident', 'source', 'like', 'in', 'of'];
const NAME = /^([\w.-]+)\/([\w.-]+?)(#\d+)?$/;

/** The data of a marker that says when its names were right, ISO: without it, when its text was first written. */
const NAMED = 'named';

/** Milliseconds after a rename in which a look that had begun before may still write the former name. */
const UNDER_WAY = MINUTE;

/**
 * A port that reads the markers of Debrief's own texts as if they had been written today: a repository that was renamed
 * or transferred since has its present name there. So identities hold, and nothing on GitHub has to be rewritten.
 *
 * By now another repository may have a former name, so it depends on when a text was written. That a text was edited
 * since is not always shown, so a marker that is written with such a name says when it was.
 *
 * @param renames those that Debrief was told of
 * @param now milliseconds
 */
export function underPresentNames(github: GitHub, renames: readonly Rename[], now: () => number): GitHub {
  if (renames.length === 0) return github;
  const read = <T extends Written>(written: T): T => {
    if (!written.author.app) return written;
    const body = mapMarkers(written.body, ({ [NAMED]: named, ...data }) => {
      const at = named ? Date.parse(named) : Date.parse(written.createdAt) - UNDER_WAY;
      return withNames(data, (name) => nameNow(name, at, renames));
    });
    return body === written.body ? written : { ...written, body };
  };
  const isFormer = (name: Repo) => nameNow(name, 0, renames) !== name;
  const write = (text: string): string =>
    mapMarkers(text, (data) => {
      let isUnclear = false;
      withNames(data, (name) => {
        isUnclear ||= isFormer(name);
        return name;
      });
      return isUnclear ? { ...data, [NAMED]: new Date(now()).toISOString() } : data;
    });
  const readEvent = (event: IssueEvent): IssueEvent =>
    event.type === 'commented' ? { ...event, comment: read(event.comment) } : event;
  const readPull = (pull: PullRequest): PullRequest => {
    const formerly = formerNames(pull, Date.parse(pull.createdAt), renames);
    return { ...read(pull), ...(formerly.length > 0 && { formerly }) };
  };
  const withBody = <T extends { readonly body?: string }>(change: T): T =>
    change.body === undefined ? change : { ...change, body: write(change.body) };

  return withMethods(github, {
    async issue(ref) {
      const found = await github.issue(ref);
      return found && read(found);
    },
    async issueEvents(ref) {
      return (await github.issueEvents(ref)).map(readEvent);
    },
    async issuesWithLabels(repo, labels, options) {
      return (await github.issuesWithLabels(repo, labels, options)).map(read);
    },
    async ownIssues(repo, since) {
      return (await github.ownIssues(repo, since)).map(read);
    },
    async subIssues(parent) {
      return (await github.subIssues(parent))?.map(read) ?? null;
    },
    async pullRequest(ref) {
      const found = await github.pullRequest(ref);
      return found && readPull(found);
    },
    async pullRequestFrom(repo, branch) {
      const found = await github.pullRequestFrom(repo, branch);
      return found && readPull(found);
    },
    async openIssue(repo, wish) {
      const { issue, refused } = await github.openIssue(repo, withBody(wish));
      return { issue: read(issue), refused };
    },
    openPullRequest: async (repo, wish) => readPull(await github.openPullRequest(repo, withBody(wish))),
    editIssue: (ref: IssueRef, change) => github.editIssue(ref, withBody(change)),
    comment: async (ref, body) => read(await github.comment(ref, write(body))),
    editComment: (ref, id, body) => github.editComment(ref, id, write(body)),
  });
}

function withNames(
  data: Readonly<Record<string, string>>,
  rename: (name: Repo) => Repo,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const [, owner, repo, number = ''] = (NAMES.includes(key) && NAME.exec(value)) || [];
      if (!owner || !repo) return [key, value];
      const named = { owner, repo };
      const now = rename(named);
      return [key, now === named ? value : `${now.owner}/${now.repo}${number}`];
    }),
  );
}
