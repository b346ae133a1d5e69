import type { NamedLabel } from '../vocabulary/label-names.ts';
import type { Repo } from '../vocabulary/refs.ts';

interface Payload {
  readonly action?: unknown;
  readonly label?: { readonly name?: unknown };
  readonly changes?: { readonly name?: { readonly from?: unknown } };
  readonly repository?: { readonly name?: unknown; readonly owner?: { readonly login?: unknown } };
}

/** The label that a delivery creates or renames; null for every other delivery. Pure. */
export function labelNamed(event: string, payload: unknown): { repo: Repo; label: NamedLabel } | null {
  if (event !== 'label') return null;
  const { action, label, changes, repository } = (payload ?? {}) as Payload;
  const [owner, repo, to] = [repository?.owner?.login, repository?.name, label?.name];
  const from = action === 'created' ? null : changes?.name?.from;
  if (typeof owner !== 'string' || typeof repo !== 'string' || typeof to !== 'string') return null;
  if (from !== null && typeof from !== 'string') return null;
  return { repo: { owner, repo }, label: { from, to } };
}
