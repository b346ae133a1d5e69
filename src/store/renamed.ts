import { fullName, type Repo, sameRepo } from '../vocabulary/refs.ts';

/**
 * JSON as it is once a repository has another name or owner: its references, and names in texts such as `acme/shop#12`.
 * Nothing else in the store says where something is.
 */
export function renamed(value: unknown, from: Repo, to: Repo): unknown {
  const former = RegExp.escape(fullName(from));
  const names = new RegExp(String.raw`(?<![\w.-])${former}(?=#\d|/(?:issues|pull)/\d|$)`, 'gi');
  const rename = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replace(names, () => fullName(to));
    if (Array.isArray(part)) return part.map(rename);
    if (typeof part !== 'object' || part === null) return part;
    const all = Object.fromEntries(Object.entries(part).map(([name, each]) => [name, rename(each)]));
    return isRepo(part) && sameRepo(part, from) ? { ...all, owner: to.owner, repo: to.repo } : all;
  };
  return rename(value);
}

/** The name of an object after that, as `keyOf` writes it. */
export const renamedKey = (object: string, from: Repo, to: Repo): string =>
  object.replace(` ${fullName(from)}#`.toLowerCase(), () => ` ${fullName(to)}#`.toLowerCase());

const isRepo = (part: object): part is Repo =>
  'owner' in part && 'repo' in part && typeof part.owner === 'string' && typeof part.repo === 'string';
