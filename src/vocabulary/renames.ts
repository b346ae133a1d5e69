import { distinctRepos, type Repo, repoKey, sameRepo } from './refs.ts';

/** A repository (`acme/shop`) or an account (`acme`) that got another name; of a repository also another owner. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  /** ISO instant of the change. */
  readonly at: string;
}

/** The names that were given up, which nothing on GitHub tells from those of other repositories later. */
export interface Renames {
  /** Noting one twice does nothing. */
  note(rename: Rename): Promise<void>;
  /** In their order; those of one instant as they were noted. */
  all(): Promise<readonly Rename[]>;
}

/** Whether a rename is about this repository: its own, or one of its account. */
const isOf = (name: string, repo: Repo) =>
  [repoKey(repo), repo.owner.toLowerCase()].includes(name.toLowerCase());

/** The repository after a rename, or before it, with `to` and `from` swapped. */
function moved({ repo }: Repo, to: string): Repo {
  const [owner, name = repo] = to.split('/') as [string, string?];
  return { owner, repo: name };
}

/** What the repository is called now that had this name at an instant, in milliseconds. Another may have it by now. Pure. */
export function nameNow(named: Repo, at: number, renames: readonly Rename[]): Repo {
  let current = named;
  for (const rename of renames)
    if (Date.parse(rename.at) >= at && isOf(rename.from, current)) current = moved(current, rename.to);
  return current;
}

/** What a repository has been called since an instant, in milliseconds, without its present name. Pure. */
export function formerNames(repo: Repo, since: number, renames: readonly Rename[]): Repo[] {
  const names: Repo[] = [];
  let name = repo;
  for (const rename of renames.toReversed()) {
    if (Date.parse(rename.at) < since || !isOf(rename.to, name)) continue;
    name = moved(name, rename.from);
    names.push(name);
  }
  return distinctRepos(names).filter((each) => !sameRepo(each, repo));
}
