import { HOUR } from '../vocabulary/milliseconds.ts';
import type { Repo } from '../vocabulary/refs.ts';

interface Payload {
  readonly action?: string;
  readonly repository?: {
    readonly name?: string;
    readonly owner?: { readonly login?: string };
    /** ISO instant; of a rename, that of the rename. */
    readonly updated_at?: string;
  };
  readonly changes?: {
    readonly repository?: { readonly name?: { readonly from?: string } };
    readonly owner?: {
      readonly from?: Partial<Record<'user' | 'organization', { readonly login?: string } | null>>;
    };
  };
}

/** Told again later, another repository may have the former name. */
const FRESH = HOUR;

/**
 * What a repository was called before a delivery that says that it has another name or owner; null for any other, and for
 * one that comes long after (`now` in milliseconds). Pure.
 */
export function renamedRepository(
  event: string,
  payload: unknown,
  now: number,
): { from: Repo; to: Repo } | null {
  const { action, repository, changes } = (payload ?? {}) as Payload;
  const [owner, repo] = [repository?.owner?.login, repository?.name];
  if (event !== 'repository' || !owner || !repo) return null;
  const before = changes?.owner?.from;
  const [name, login] = [
    action === 'renamed' ? changes?.repository?.name?.from : repo,
    action === 'transferred' ? (before?.organization?.login ?? before?.user?.login) : owner,
  ];
  const isOther = name !== repo || login !== owner;
  if (!name || !login || !isOther) return null;
  if (repository?.updated_at && now - Date.parse(repository.updated_at) > FRESH) return null;
  return { from: { owner: login, repo: name }, to: { owner, repo } };
}
