/** A repository on GitHub. Owner and name compare without regard to case. */
export interface Repo {
  readonly owner: string;
  readonly repo: string;
}

/** `acme/shop`, and nothing else. */
export const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

/** An issue or a pull request, in whichever repository it lives. */
export interface IssueRef extends Repo {
  readonly number: number;
}

/** The issue in which an incident lives. Never a bare number: incidents may live in a central repository. */
export type IncidentRef = IssueRef;

/**
 * A unit of work: "look at this object again". It carries no payload, so losing it, repeating it or being late with it
 * does no harm.
 */
export interface ObjectRef extends IssueRef {
  /** The controller that looks after it: `incident`, `post-mortem`, … */
  readonly kind: string;
}

/** The number of an object that is a whole repository: nobody can comment on it. */
export const WHOLE_REPOSITORY = 0;

/** What there is once in a repository, as a unit of work. */
export function repositoryRef(kind: string, { owner, repo }: Repo): ObjectRef {
  return { kind, owner, repo, number: WHOLE_REPOSITORY };
}

/** One name for each object, for queues and sets. */
export function keyOf({ kind, owner, repo, number }: ObjectRef): string {
  return `${kind} ${owner}/${repo}#${number}`.toLowerCase();
}

/** One name for each repository, for tables and maps: `acme/shop`. */
export function repoKey(repo: Repo): string {
  return fullName(repo).toLowerCase();
}

/** Each repository once, in the spelling in which it comes last. */
export function distinctRepos(repos: readonly Repo[]): Repo[] {
  return [...new Map(repos.map((repo) => [repoKey(repo), repo])).values()];
}

export function sameRepo(a: Repo, b: Repo): boolean {
  return repoKey(a) === repoKey(b);
}

export function sameIssue(a: IssueRef, b: IssueRef): boolean {
  return a.number === b.number && sameRepo(a, b);
}

/** Where an issue is, without all else that is known of it. */
export function issueRef({ owner, repo, number }: IssueRef): IssueRef {
  return { owner, repo, number };
}

/** `acme/shop#12`. */
export function fullRef(ref: IssueRef): string {
  return `${fullName(ref)}#${ref.number}`;
}

/** How GitHub links the issue from a text in `here`: `#12`, or `acme/shop#12` from another repository. */
export function shortRef(ref: IssueRef, here: Repo): string {
  return sameRepo(ref, here) ? `#${ref.number}` : fullRef(ref);
}

/**
 * The issue that a text names: `acme/shop#12`; `#12` and `12` are read as seen from `here`; the address of an issue
 * counts too, on any server. Null for anything else.
 */
export function parseRef(text: string, here: Repo): IssueRef | null {
  const short = /^(?:([\w.-]+)\/([\w.-]+)#|#)?(\d+)$/.exec(text.trim());
  const url = short
    ? null
    : /^https?:\/\/[^/\s]+\/([\w.-]+)\/([\w.-]+)\/issues\/(\d+)(?:[#?]\S*)?$/.exec(text.trim());
  const [, owner = here.owner, repo = here.repo, digits] = short ?? url ?? [];
  const number = Number(digits);
  return Number.isSafeInteger(number) && number > 0 ? { owner, repo, number } : null;
}

export function fullName({ owner, repo }: Repo): string {
  return `${owner}/${repo}`;
}
