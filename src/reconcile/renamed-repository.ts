import { HOUR } from '../vocabulary/milliseconds.ts';
import type { Rename } from '../vocabulary/renames.ts';

/** Deliveries that tell of a new name, each with the reason that `app.yml` gives. */
export const RENAME_EVENTS = {
  repository: 'A repository that was renamed or transferred: what is known of it goes on under its new name.',
  installation_target:
    'An account that was renamed: what is known of its repositories goes on under their new names.',
} as const;

interface Account {
  readonly login?: string;
  /** ISO instant; of a rename, that of the rename. */
  readonly updated_at?: string;
}

interface Payload {
  readonly action?: string;
  readonly repository?: {
    readonly name?: string;
    readonly owner?: Account;
    /** ISO instant; of a rename, that of the rename. */
    readonly updated_at?: string;
  };
  /** The account that the App is installed on. */
  readonly account?: Account;
  readonly changes?: {
    readonly repository?: { readonly name?: { readonly from?: string } };
    readonly owner?: { readonly from?: Partial<Record<'user' | 'organization', Account | null>> };
    readonly login?: { readonly from?: string };
  };
}

/** Told again later, another repository may have the former name. */
const FRESH = HOUR;

/**
 * The rename that a delivery tells, of a repository or of the account that has the App; null for any other delivery.
 * `now`: milliseconds. Pure.
 */
export function renameIn(event: string, payload: unknown, now: number): Rename | null {
  const read = (payload ?? {}) as Payload;
  const [from, to, at] =
    event === 'repository' ? ofRepository(read) : event === 'installation_target' ? ofAccount(read) : [];
  if (!from || !to || from === to) return null;
  const instant = Date.parse(at ?? '');
  return { from, to, at: new Date(Number.isNaN(instant) ? now : instant).toISOString() };
}

/** Whether a rename was told so soon that nothing but what was renamed can be meant by the former name. */
export const isFresh = ({ at }: Rename, now: number): boolean => now - Date.parse(at) <= FRESH;

type Told = readonly [from?: string | undefined, to?: string | undefined, at?: string | undefined];

function ofRepository({ action, repository, changes }: Payload): Told {
  const [owner, repo] = [repository?.owner?.login, repository?.name];
  if (!owner || !repo) return [];
  const before = changes?.owner?.from;
  const name = action === 'renamed' ? changes?.repository?.name?.from : repo;
  const login = action === 'transferred' ? (before?.organization?.login ?? before?.user?.login) : owner;
  return name && login ? [`${login}/${name}`, `${owner}/${repo}`, repository?.updated_at] : [];
}

const ofAccount = ({ action, account, changes }: Payload): Told =>
  action === 'renamed' ? [changes?.login?.from, account?.login, account?.updated_at] : [];
