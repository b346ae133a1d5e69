import { REPOSITORY, type Repo } from '../vocabulary/refs.ts';
import type { Rename } from '../vocabulary/renames.ts';

/** How JSON, texts and keys in the store look after a rename. Nothing else there says where something is. */
export interface Renamed {
  /** A part of the name of each object of the repository or the account, as `keyOf` writes it: before and after. */
  readonly inObjects: string;
  readonly inObjectsNow: string;
  /** What every row about it holds, in lower case. */
  readonly inRows: string;
  /** JSON: its references, and names in texts such as `acme/shop#12`. */
  value(value: unknown): unknown;
  /** The key of a row. */
  rowKey(key: string): string;
  /** The name of an object, as `keyOf` writes it. */
  object(name: string): string;
  /** The name of a repository, as `repoKey` writes it. */
  repository(name: string): string;
}

export function renamedBy({ from, to }: Rename): Renamed {
  const [owner, repo] = from.toLowerCase().split('/') as [string, string?];
  const [newOwner, newRepo] = to.split('/') as [string, string?];
  const former = RegExp.escape(from);
  // In a text, a name counts only where it is clear that it is one.
  const number = String.raw`(?:#|/(?:issues|pull)/)\d`;
  const names = new RegExp(
    repo
      ? String.raw`(?<![\w.-])${former}(?=${number}|$)`
      : String.raw`(?<![\w.-])${former}(?=/[\w.-]+${number})|^${former}(?=/[\w.-]+$)`,
    'gi',
  );
  // The second word of a key, as of an alert's incident that was transferred.
  const second = new RegExp(String.raw`(?<=^\w+ )${former}(?=${repo ? ' ' : String.raw`/[\w.-]+ `})`, 'i');
  const inObjectsOf = (name: string) => ` ${name.toLowerCase()}${repo ? '#' : '/'}`;
  const [inObjects, inObjectsNow] = [inObjectsOf(from), inObjectsOf(to)];
  const text = (part: string) => part.replace(names, () => to);
  const isIts = (part: Repo) =>
    part.owner.toLowerCase() === owner && (!repo || part.repo.toLowerCase() === repo);
  const value = (part: unknown): unknown => {
    if (typeof part === 'string') return text(part);
    if (Array.isArray(part)) return part.map(value);
    if (typeof part !== 'object' || part === null) return part;
    const all = Object.fromEntries(Object.entries(part).map(([name, each]) => [name, value(each)]));
    return isRepo(part) && isIts(part) ? { ...all, owner: newOwner, repo: newRepo ?? part.repo } : all;
  };
  const repository = (name: string) => {
    const rest = name.slice(from.length);
    const isOf = name.startsWith(from.toLowerCase()) && (repo ? rest === '' : rest.startsWith('/'));
    return isOf ? to.toLowerCase() + rest : name;
  };
  return {
    inObjects,
    inObjectsNow,
    inRows: repo ?? owner,
    value,
    // A key that is the name of a repository and no more is written by `repoKey`.
    rowKey: (key) =>
      REPOSITORY.test(key) ? repository(key) : text(key).replace(second, () => to.toLowerCase()),
    object: (name) => name.replace(inObjects, () => inObjectsNow),
    repository,
  };
}

const isRepo = (part: object): part is Repo =>
  'owner' in part && 'repo' in part && typeof part.owner === 'string' && typeof part.repo === 'string';
