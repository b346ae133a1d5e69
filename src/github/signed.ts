import { MINUTE } from '../vocabulary/milliseconds.ts';
import type { IssueRef, Repo } from '../vocabulary/refs.ts';
import { signMarker, verifyMarker } from './markers.ts';
import { nameOf } from './names.ts';
import type { Comment, GitHub, Issue, IssueEvent } from './port.ts';
import { withMethods } from './with.ts';

/** An issue or a pull request, whose body carries a marker. */
type Opened = IssueRef & Pick<Issue, 'body' | 'author' | 'createdAt'>;

/** Milliseconds between the signing of a new body and the time at which GitHub says that it was opened. */
const OPENED_WITHIN = 2 * MINUTE;

const commentOn = (ref: IssueRef) => `${nameOf(ref)} comment`;
const bodyOf = (ref: IssueRef) => `${nameOf(ref)} body`;
const newIn = ({ owner, repo }: Repo) => `${nameOf({ owner, repo })} new`;

/**
 * A port for a login that others share, such as `github-actions[bot]`. Every marker that it writes is signed with `key`
 * for the place where it is, and what it reads is Debrief's own (`author.app`) only with a valid signature. So a
 * marker that another workflow typed, copied to another issue or altered does nothing. Callers see texts unsigned.
 *
 * The number of an issue is not known before it is opened. So it is opened with a signature that is valid for whatever
 * was opened at that time, and then edited: 1 more write for each issue and pull request. When the run is interrupted in
 * between, the next one still finds the issue by the first signature.
 *
 * @param key a secret that only Debrief's own run has
 * @param now milliseconds
 */
export function signedPort(github: GitHub, key: string, now: () => number): GitHub {
  const verifyComment = (ref: IssueRef, comment: Comment): Comment => {
    const signed = verifyMarker(comment.body, commentOn(ref), key);
    return owned(comment, signed?.text);
  };
  const verifyEvent = (ref: IssueRef, event: IssueEvent): IssueEvent => {
    if (event.type !== 'commented') return event;
    const comment = verifyComment(ref, event.comment);
    return { ...event, actor: comment.author, comment };
  };
  const verifyBody = <T extends Opened>(opened: T): T => {
    const signed = verifyMarker(opened.body, bodyOf(opened), key);
    if (signed) return owned(opened, signed.text);
    const first = verifyMarker(opened.body, newIn(opened), key);
    const inTime = Math.abs(Date.parse(opened.createdAt) - (first?.at ?? Number.NaN)) <= OPENED_WITHIN;
    return owned(opened, inTime ? first?.text : undefined);
  };
  const signNew = (repo: Repo, body: string) => signMarker(body, newIn(repo), key, now());
  const signAgain = async <T extends Opened>(opened: T, body: string): Promise<T> => {
    const signed = signMarker(body, bodyOf(opened), key);
    if (signed !== body) await github.editIssue(opened, { body: signed });
    return verifyBody({ ...opened, body: signed });
  };

  return withMethods(github, {
    async issue(ref) {
      const found = await github.issue(ref);
      return found && verifyBody(found);
    },
    async ownIssues(repo, since) {
      return (await github.ownIssues(repo, since)).map(verifyBody).filter(({ author }) => author.app);
    },
    async issueEvents(ref) {
      return (await github.issueEvents(ref)).map((event) => verifyEvent(ref, event));
    },
    async issuesWithLabels(repo, labels, options) {
      return (await github.issuesWithLabels(repo, labels, options)).map(verifyBody);
    },
    async subIssues(parent) {
      return (await github.subIssues(parent))?.map(verifyBody) ?? null;
    },
    async pullRequest(ref) {
      const found = await github.pullRequest(ref);
      return found && verifyBody(found);
    },
    async pullRequestFrom(repo, branch) {
      const found = await github.pullRequestFrom(repo, branch);
      return found && verifyBody(found);
    },
    async openIssue(repo, wish) {
      const { issue, refused } = await github.openIssue(repo, { ...wish, body: signNew(repo, wish.body) });
      return { issue: await signAgain(issue, wish.body), refused };
    },
    async openPullRequest(repo, wish) {
      const opened = await github.openPullRequest(repo, { ...wish, body: signNew(repo, wish.body) });
      return signAgain(opened, wish.body);
    },
    async editIssue(ref, change) {
      const { body } = change;
      const signed = body === undefined ? change : { ...change, body: signMarker(body, bodyOf(ref), key) };
      await github.editIssue(ref, signed);
    },
    async comment(ref, body) {
      return verifyComment(ref, await github.comment(ref, signMarker(body, commentOn(ref), key)));
    },
    async reviewThreads(ref) {
      const threads = await github.reviewThreads(ref);
      return threads?.map((each) => owned(each, verifyMarker(each.body, commentOn(ref), key)?.text)) ?? null;
    },
    async review(ref, sha, body, comments) {
      const signed = comments.map((each) => ({ ...each, body: signMarker(each.body, commentOn(ref), key) }));
      await github.review(ref, sha, body, signed);
    },
    async editComment(ref, id, body) {
      await github.editComment(ref, id, signMarker(body, commentOn(ref), key));
    },
  });
}

/** Debrief's own when the account is and `text` is what was signed; otherwise somebody else's. */
function owned<T extends Pick<Comment, 'author' | 'body'>>(written: T, text: string | undefined): T {
  if (!written.author.app) return written;
  if (text === undefined) return { ...written, author: { ...written.author, app: false } };
  return { ...written, body: text };
}
