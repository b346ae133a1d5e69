import { CLOCKS_DIFFER } from '../vocabulary/milliseconds.ts';
import type { Receipts, WriteReceipt } from '../vocabulary/receipt.ts';
import { IDENTITY, type MarkerKind } from './marker-kinds.ts';
import { findMarker, type Marker, markerStart, parseMarker } from './markers.ts';
import { inRepo, nameOf } from './names.ts';
import { type Comment, type Discussion, type GitHub, GitHubError } from './port.ts';
import { LAG } from './receipts.ts';
import { withMethods } from './with.ts';

/** A write that makes something new: what it is called, and how GitHub is asked whether it is there. */
interface Creation<T> {
  readonly key: string;
  readonly doing: string;
  /** Makes it. */
  create(): Promise<T>;
  idOf(made: T): number;
  /** Looks for it by its marker; null when GitHub does not show it. `since`: ISO instant before which it was not made. */
  find(since: string): Promise<T | null>;
  /** Gets it by its id; null when it is gone or not shown yet. */
  get(id: number): Promise<T | null>;
}

/**
 * A port that makes issues, comments, discussions, pull requests and reviews once, however often it is asked and
 * whatever becomes of GitHub's answers. Before each of these writes it notes the intent, and afterwards the id. When the
 * same is to be made again, what was made is given back. Where only the intent is known (an answer was lost, the process
 * was killed), GitHub is asked by the marker, and the write is repeated only when its lag must be over; until then a
 * `GitHubError` says when to look again. Costs no call to GitHub where nothing goes wrong.
 *
 * @param now milliseconds
 */
export function remembering(github: GitHub, receipts: Receipts, now: () => number): GitHub {
  /** As `Receipts.begin`. A receipt from the future was noted before the clock was set back: it is from now. */
  const begin = async (key: string): Promise<WriteReceipt | null> => {
    const known = await receipts.begin(key, now());
    if (known === null || known.at <= now()) return known;
    await receipts.note(key, { ...known, at: now() });
    return { ...known, at: now() };
  };
  /** Passes on what `write` throws; a refusal means that nothing was written. */
  const unlessRefused = async <T>(key: string, write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } catch (error) {
      if (isRefusal(error)) await receipts.forget(key);
      throw error;
    }
  };
  const once = async <T>({ key, doing, ...creation }: Creation<T>): Promise<T> => {
    const known = await begin(key);
    if (known && known.id !== null && now() - known.at < LAG) {
      const made = await creation.get(known.id);
      if (made) return made;
    } else if (known) {
      const made = await creation.find(new Date(known.at - CLOCKS_DIFFER).toISOString());
      if (made) {
        await receipts.note(key, { id: creation.idOf(made), at: now() });
        return made;
      }
      if (known.id === null) waitFor(known, doing);
    }
    if (known) await receipts.note(key, { id: null, at: now() });
    const made = await unlessRefused(key, creation.create);
    await receipts.note(key, { id: creation.idOf(made), at: now() });
    return made;
  };
  /** Throws until GitHub must show a write. */
  const waitFor = ({ at }: WriteReceipt, doing: string) => {
    const left = at + LAG - now();
    if (left > 0)
      throw new GitHubError(
        `Could not ${doing}: an earlier attempt may have done it, and GitHub does not show yet whether it has`,
        0,
        Math.ceil(left / 1000),
      );
  };

  const creations: Pick<GitHub, 'comment' | 'openIssue' | 'openDiscussion' | 'openPullRequest' | 'review'> = {
    comment(ref, body) {
      const mark = markOf(body);
      if (!mark) return github.comment(ref, body);
      const find = async () => {
        const events = await github.issueEvents(ref);
        const comments = events.flatMap((event) => (event.type === 'commented' ? [event.comment] : []));
        return comments.find((comment) => findMarker(comment, mark.kind, mark.data)) ?? null;
      };
      return once<Comment>({
        key: `${nameOf(ref)} comment ${nameOfMark(mark)}`,
        doing: `comment on ${nameOf(ref)}`,
        create: () => github.comment(ref, body),
        idOf: ({ id }) => id,
        find,
        // Nobody reads more than its id; a look after GitHub's lag corrects what it says.
        get: async (id) => ({ ...UNREAD, id, body }),
      });
    },
    async openIssue(repo, wish) {
      const mark = markOf(wish.body);
      if (!mark) return github.openIssue(repo, wish);
      return once({
        key: `${nameOf(inRepo(repo))} issue ${nameOfMark(mark)}`,
        doing: `open an issue in ${nameOf(inRepo(repo))}`,
        create: () => github.openIssue(repo, wish),
        idOf: ({ issue }) => issue.number,
        async find(since) {
          const issues = await github.issuesWithLabels(repo, wish.labels.slice(0, 1), {
            state: 'all',
            since,
          });
          const issue = issues.find((each) => findMarker(each, mark.kind, mark.data));
          return issue ? { issue, refused: [] } : null;
        },
        async get(number) {
          const issue = await github.issue({ ...inRepo(repo), number });
          return issue && { issue, refused: [] };
        },
      });
    },
    async openDiscussion(repo, wish) {
      const mark = markOf(wish.body);
      if (!mark) return github.openDiscussion(repo, wish);
      const find = async () => {
        const own = await github.ownDiscussions(repo, wish.category, markerStart(mark.kind));
        return own.find((each) => findMarker(each, mark.kind, mark.data)) ?? null;
      };
      return once<Discussion | null>({
        key: `${nameOf(inRepo(repo))} discussion ${nameOfMark(mark)}`,
        doing: `open a discussion in ${nameOf(inRepo(repo))}`,
        create: () => github.openDiscussion(repo, wish),
        idOf: (made) => made?.number ?? 0,
        find,
        get: find,
      });
    },
    openPullRequest: (repo, wish) =>
      once({
        key: `${nameOf(inRepo(repo))} pull request ${wish.head}`,
        doing: `open a pull request in ${nameOf(inRepo(repo))}`,
        create: () => github.openPullRequest(repo, wish),
        idOf: ({ number }) => number,
        find: () => github.pullRequestFrom(repo, wish.head),
        get: (number) => github.pullRequest({ ...inRepo(repo), number }),
      }),
    // One at a time: each depends on the conversations that the one before has begun.
    async review(ref, ...rest) {
      const key = `${nameOf(ref)} review`;
      const known = await begin(key);
      if (known) waitFor(known, `review ${nameOf(ref)}`);
      await receipts.note(key, { id: null, at: now() });
      await unlessRefused(key, () => github.review(ref, ...rest));
    },
  };
  return withMethods(github, creations);
}

/** A comment of Debrief's of which only the id is known. */
const UNREAD: Omit<Comment, 'id' | 'body'> = {
  author: { login: '', kind: 'bot', app: true },
  createdAt: '',
  updatedAt: '',
  url: '',
};

interface Mark extends Marker {
  readonly kind: MarkerKind;
}

const isKind = (kind: string): kind is MarkerKind => Object.hasOwn(IDENTITY, kind);

/** The marker of a text, with no more data than what tells it from others; null when the text has none. */
function markOf(text: string): Mark | null {
  const marker = parseMarker(text);
  if (!marker || !isKind(marker.kind)) return null;
  const kept: readonly string[] = IDENTITY[marker.kind];
  const data = Object.entries(marker.data).filter(([name]) => kept.includes(name));
  return { kind: marker.kind, data: Object.fromEntries(data) };
}

function nameOfMark({ kind, data }: Mark): string {
  return [kind, ...Object.entries(data).map(([name, value]) => `${name}=${value}`)].join(' ');
}

/** GitHub received the request and refused it. After any other error, it may have been done. */
function isRefusal(error: unknown): boolean {
  return error instanceof GitHubError && error.status >= 400 && error.status < 500 && error.status !== 408;
}
